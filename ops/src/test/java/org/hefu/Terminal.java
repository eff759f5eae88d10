package org.hefu;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.hefu.command.HefuCommand;

/**
 * What a command says to the person at the terminal.
 *
 * @param exit code
 * @param out what it answers
 * @param err what it remarks
 */
record Terminal(int exit, String out, String err) {

    static Terminal run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream answered = new ByteArrayOutputStream();
        ByteArrayOutputStream remarked = new ByteArrayOutputStream();
        System.setOut(new PrintStream(answered, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(remarked, true, StandardCharsets.UTF_8));
        try {
            int exit = HefuCommand.run(Hefu.class, arguments);
            return new Terminal(
                    exit, answered.toString(StandardCharsets.UTF_8), remarked.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
