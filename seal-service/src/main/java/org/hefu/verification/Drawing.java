package org.hefu.verification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hefu.verification.picture.PageDrawing;
import org.hefu.verification.picture.PagePicture;
import org.hefu.verification.picture.PictureRefusedException;
import org.hefu.verification.picture.PictureRefusedException.Code;

/**
 * A page to be drawn by a worker.
 *
 * @param signature as it was when this one was set, counted from 1; {@link PageDrawing#NOW} for as it is
 * @param page counted from 1
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Drawing(byte[] file, int signature, int page) implements Task<PagePicture> {

    static final byte KIND = 2;

    /** Of a picture of as many pixels as a page may have, had it nothing in it that can be compressed. */
    private static final int LONGEST_PICTURE = 24 * 1024 * 1024;

    private static final int LONGEST_WORD = 64 * 1024;
    private static final int MOST_NOT_DRAWN = 1_000;

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeByte(KIND);
        out.writeInt(signature);
        out.writeInt(page);
        Wire.write(out, file);
        out.flush();
    }

    static Drawing read(DataInputStream in) throws IOException {
        int signature = in.readInt();
        int page = in.readInt();
        return new Drawing(Wire.read(in, Integer.MAX_VALUE), signature, page);
    }

    /** Does it, and says what came of it; in the worker. */
    void answer(DataOutputStream out) throws IOException {
        PagePicture picture;
        try {
            picture = PageDrawing.draw(file, signature, page);
        } catch (PictureRefusedException e) {
            refuse(e.code(), out);
            return;
        } catch (RuntimeException | StackOverflowError e) {
            refuse(Code.DOCUMENT_UNREADABLE, out);
            return;
        }
        out.writeBoolean(true);
        out.writeInt(picture.pages());
        List<String> notDrawn =
                picture.notDrawn().stream().distinct().limit(MOST_NOT_DRAWN).toList();
        out.writeInt(notDrawn.size());
        for (String what : notDrawn) {
            Wire.write(out, what.getBytes(StandardCharsets.UTF_8));
        }
        Wire.write(out, picture.png());
    }

    private static void refuse(Code code, DataOutputStream out) throws IOException {
        out.writeBoolean(false);
        Wire.write(out, code.name().getBytes(StandardCharsets.UTF_8));
    }

    private static Code code(String name) throws IOException {
        try {
            return Code.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("The worker refuses for a reason that there is not", e);
        }
    }

    @Override
    public PagePicture readAnswer(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            throw new PictureRefusedException(
                    code(new String(Wire.read(in, LONGEST_WORD), StandardCharsets.UTF_8)),
                    "The worker draws no picture");
        }
        int pages = in.readInt();
        int count = in.readInt();
        if (count < 0 || count > MOST_NOT_DRAWN) {
            throw new IOException("The worker announces " + count + " things that are not drawn");
        }
        List<String> notDrawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            notDrawn.add(new String(Wire.read(in, LONGEST_WORD), StandardCharsets.UTF_8));
        }
        return new PagePicture(Wire.read(in, LONGEST_PICTURE), pages, notDrawn);
    }

    @Override
    public PagePicture endedBy(Failure failure, WorkerSettings settings) {
        throw new PictureRefusedException(
                switch (failure) {
                    case TOO_LONG -> Code.DRAWING_TOOK_TOO_LONG;
                    case TOO_MUCH_MEMORY -> Code.DRAWING_TOOK_TOO_MUCH_MEMORY;
                    case BROKE_OFF -> Code.DOCUMENT_UNREADABLE;
                },
                "The worker that drew the page came to no end");
    }
}
