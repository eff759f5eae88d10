package org.hefu.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * SoftHSM 2, a PKCS#11 token in software. Its module reads its settings when it is loaded, from the file that
 * {@code SOFTHSM2_CONF} names; the build sets that to a file of its own, which is written here.
 */
final class SoftHsm {

    private static final String MUST_NOT_SKIP = "HEFU_TESTS_MUST_NOT_SKIP";
    private static final String CONFIGURATION = "SOFTHSM2_CONF";
    private static final String PIN = "483920";
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"));

    private SoftHsm() {}

    private static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    /** A token that is empty; the only one that this process sees. */
    static Pkcs11Token newToken() throws IOException, InterruptedException {
        Path configuration = Path.of(System.getenv(CONFIGURATION));
        Files.createDirectories(configuration.getParent());
        Path tokens = Files.createTempDirectory(configuration.getParent(), "tokens");
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        Path log = tokens.resolveSibling(tokens.getFileName() + ".log");
        Process made = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "hefu-" + UUID.randomUUID().toString().substring(0, 8),
                        "--pin",
                        PIN,
                        "--so-pin",
                        PIN)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (made.waitFor() != 0) {
            throw new IOException("softhsm2-util made no token: " + Files.readString(log));
        }
        return new Pkcs11Token(library().orElseThrow(), null, PIN);
    }

    /** Skips the tests of a class where there is no SoftHSM, unless they must not be skipped. */
    static final class Needed implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext tests) {
            boolean must = Boolean.parseBoolean(System.getenv(MUST_NOT_SKIP)) || Boolean.getBoolean(MUST_NOT_SKIP);
            boolean there = library().isPresent() && Files.exists(Path.of("/usr/bin/softhsm2-util"));
            return must || (there && System.getenv(CONFIGURATION) != null)
                    ? ConditionEvaluationResult.enabled("")
                    : ConditionEvaluationResult.disabled(
                            "There is no SoftHSM here, so no key was made in a token: apt install softhsm2");
        }
    }
}
