package org.hefu.verification;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * A worker: a process that verifies, draws or searches one document after the other, as they come in on its standard input, and
 * writes the answers to its standard output. It ends with its input, and so with the hub, however that ended.
 */
public final class WorkerMain {

    /** What the worker says when it is there. */
    static final int READY = 0x48454655;

    /** It is the hub that ends a worker in time; this is for a worker whose hub is gone. */
    private static final int GRACE = 3;

    private WorkerMain() {}

    /**
     * @param arguments the time for one document, in milliseconds
     */
    public static void main(String[] arguments) throws IOException {
        Duration deadline = Duration.ofMillis(Long.parseLong(arguments[0]));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        // What a library prints must not get between the reports.
        System.setOut(System.err);
        out.writeInt(READY);
        out.flush();
        Timer timer = new Timer("deadline", true);
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
            TimerTask halt = new TimerTask() {
                @Override
                public void run() {
                    Runtime.getRuntime().halt(1);
                }
            };
            timer.schedule(halt, deadline.multipliedBy(GRACE).toMillis());
            switch (kind) {
                case Assignment.KIND -> Assignment.read(in).answer(out);
                case Drawing.KIND -> Drawing.read(in).answer(out);
                case Searching.KIND -> Searching.read(in).answer(out);
                default -> throw new IOException("There is no task of kind " + kind);
            }
            out.flush();
            halt.cancel();
        }
    }
}
