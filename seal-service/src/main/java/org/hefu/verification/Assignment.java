package org.hefu.verification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TrustStore;
import org.jspecify.annotations.Nullable;

/**
 * One document for a worker, with all that the verdict rests on.
 *
 * @param largestFile in bytes; a larger one is not looked at
 */
record Assignment(
        String fileName, byte[] file, byte @Nullable [] content, TrustStore trust, Instant now, long largestFile) {

    private static final int NO_CONTENT = -1;

    void write(DataOutputStream out) throws IOException {
        writeBytes(out, fileName.getBytes(StandardCharsets.UTF_8));
        out.writeLong(now.getEpochSecond());
        out.writeInt(now.getNano());
        out.writeLong(largestFile);
        writeAll(out, trust.anchors().stream().map(Certificate::encoded).toList());
        writeAll(out, trust.lists().stream().map(RevocationList::encoded).toList());
        writeBytes(out, file);
        if (content == null) {
            out.writeInt(NO_CONTENT);
        } else {
            writeBytes(out, content);
        }
        out.flush();
    }

    /**
     * @throws EOFException if there is none any more
     */
    static Assignment read(DataInputStream in) throws IOException {
        String fileName = new String(readBytes(in, in.readInt()), StandardCharsets.UTF_8);
        Instant now = Instant.ofEpochSecond(in.readLong(), in.readInt());
        long largestFile = in.readLong();
        List<Certificate> anchors = readAll(in).stream().map(Certificate::read).toList();
        List<RevocationList> lists =
                readAll(in).stream().map(RevocationList::read).toList();
        byte[] file = readBytes(in, in.readInt());
        int contentLength = in.readInt();
        byte[] content = contentLength == NO_CONTENT ? null : readBytes(in, contentLength);
        return new Assignment(fileName, file, content, new TrustStore(anchors, lists), now, largestFile);
    }

    private static void writeAll(DataOutputStream out, List<byte[]> values) throws IOException {
        out.writeInt(values.size());
        for (byte[] value : values) {
            writeBytes(out, value);
        }
    }

    private static List<byte[]> readAll(DataInputStream in) throws IOException {
        List<byte[]> values = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.add(readBytes(in, in.readInt()));
        }
        return values;
    }

    static void writeBytes(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    static byte[] readBytes(DataInputStream in, int length) throws IOException {
        byte[] value = new byte[length];
        in.readFully(value);
        return value;
    }
}
