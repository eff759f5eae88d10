package org.hefu.verification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hefu.pdf.KeywordPlaces;
import org.hefu.pdf.KeywordPlaces.Found;
import org.hefu.verification.SearchRefusedException.Code;

/** A word to be found by a worker in a PDF document, where it stands last. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Searching(byte[] file, String word) implements Task<Optional<Found>> {

    static final byte KIND = 3;

    private static final byte UNREADABLE = 0;
    private static final byte NOT_FOUND = 1;
    private static final byte FOUND = 2;

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeByte(KIND);
        Wire.write(out, word.getBytes(StandardCharsets.UTF_8));
        Wire.write(out, file);
        out.flush();
    }

    static Searching read(DataInputStream in) throws IOException {
        String word = new String(Wire.read(in, Integer.MAX_VALUE), StandardCharsets.UTF_8);
        return new Searching(Wire.read(in, Integer.MAX_VALUE), word);
    }

    /** Does it, and says what came of it; in the worker. */
    void answer(DataOutputStream out) throws IOException {
        Optional<Found> last;
        try {
            last = KeywordPlaces.last(file, word);
        } catch (RuntimeException | StackOverflowError e) {
            out.writeByte(UNREADABLE);
            return;
        }
        out.writeByte(last.isEmpty() ? NOT_FOUND : FOUND);
        if (last.isPresent()) {
            Found found = last.get();
            out.writeInt(found.page());
            out.writeFloat(found.left());
            out.writeFloat(found.top());
            out.writeFloat(found.width());
            out.writeFloat(found.height());
        }
    }

    @Override
    public Optional<Found> readAnswer(DataInputStream in) throws IOException {
        byte answer = in.readByte();
        return switch (answer) {
            case UNREADABLE ->
                throw new SearchRefusedException(Code.DOCUMENT_UNREADABLE, "The document cannot be searched");
            case NOT_FOUND -> Optional.empty();
            case FOUND -> Optional.of(new Found(in.readInt(), place(in), place(in), place(in), place(in)));
            default -> throw new IOException("The worker says something else than where the word stands");
        };
    }

    /** Whoever took a worker over has no say in what is a number. */
    private static float place(DataInputStream in) throws IOException {
        float millimetres = in.readFloat();
        if (!Float.isFinite(millimetres)) {
            throw new IOException("The worker names a place that there is not");
        }
        return millimetres;
    }

    @Override
    public Optional<Found> endedBy(Failure failure, WorkerSettings settings) {
        throw new SearchRefusedException(
                switch (failure) {
                    case TOO_LONG -> Code.SEARCH_TOOK_TOO_LONG;
                    case TOO_MUCH_MEMORY -> Code.SEARCH_TOOK_TOO_MUCH_MEMORY;
                    case BROKE_OFF -> Code.DOCUMENT_UNREADABLE;
                },
                "The worker that searched the document came to no end");
    }
}
