package org.hefu.verification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** How bytes stand between the hub and a worker: behind their number. */
final class Wire {

    private Wire() {}

    static void write(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    /**
     * @param longest whoever took a worker over cannot have the hub read without end
     */
    static byte[] read(DataInputStream in, int longest) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > longest) {
            throw new IOException("The other side announces " + length + " bytes");
        }
        byte[] value = new byte[length];
        in.readFully(value);
        return value;
    }
}
