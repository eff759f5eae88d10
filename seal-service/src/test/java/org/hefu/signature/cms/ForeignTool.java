package org.hefu.signature.cms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that others wrote, in a folder of its own; a test that needs one that is not installed is skipped aloud,
 * or fails where tests must not be skipped.
 */
public final class ForeignTool {

    private final Path folder;

    public ForeignTool(Path folder) {
        this.folder = folder;
    }

    public record Answer(int exit, String output) {}

    public Path put(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    public byte[] get(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    public Path putPem(String name, String type, byte[] content) throws IOException {
        String text = "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                + type + "-----\n";
        return put(name, text.getBytes(StandardCharsets.US_ASCII));
    }

    public Answer run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .directory(folder.toFile())
                    .start();
        } catch (IOException e) {
            String missing = command[0] + " is not installed, so nothing was checked against it";
            if (Boolean.parseBoolean(System.getenv("HEFU_TESTS_MUST_NOT_SKIP"))) {
                throw new IllegalStateException(missing, e);
            }
            return Assumptions.abort(missing);
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command[0] + " does not end");
        }
        return new Answer(process.exitValue(), output);
    }
}
