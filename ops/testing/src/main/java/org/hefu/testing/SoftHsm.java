package org.hefu.testing;

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
 * {@code SOFTHSM2_CONF} names; where a test loads it into its own process, the build sets that.
 *
 * @param library the module
 * @param pin of the one token's user
 */
public record SoftHsm(Path library, String pin) {

    /** The variable that names the file of settings. */
    public static final String CONFIGURATION = "SOFTHSM2_CONF";

    private static final String MUST_NOT_SKIP = "HEFU_TESTS_MUST_NOT_SKIP";
    private static final String PIN = "483920";
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"));

    private static Optional<Path> installed() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    /** A token that is empty; the only one that this process sees. */
    public static SoftHsm newToken() throws IOException, InterruptedException {
        return newToken(Path.of(System.getenv(CONFIGURATION)));
    }

    /** A token that is empty; the only one that a process with these settings sees. */
    public static SoftHsm newToken(Path configuration) throws IOException, InterruptedException {
        Files.createDirectories(configuration.getParent());
        Path tokens = Files.createTempDirectory(configuration.getParent(), "tokens");
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        Path log = tokens.resolveSibling(tokens.getFileName() + ".log");
        ProcessBuilder maker = new ProcessBuilder(
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
                .redirectOutput(log.toFile());
        maker.environment().put(CONFIGURATION, configuration.toString());
        if (maker.start().waitFor() != 0) {
            throw new IOException("softhsm2-util made no token: " + Files.readString(log));
        }
        return new SoftHsm(installed().orElseThrow(), PIN);
    }

    /** Skips the tests of a class where there is no SoftHSM, unless they must not be skipped. */
    public static final class Needed implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext tests) {
            boolean must = Boolean.parseBoolean(System.getenv(MUST_NOT_SKIP)) || Boolean.getBoolean(MUST_NOT_SKIP);
            boolean there = installed().isPresent() && Files.exists(Path.of("/usr/bin/softhsm2-util"));
            return must || there
                    ? ConditionEvaluationResult.enabled("")
                    : ConditionEvaluationResult.disabled(
                            "There is no SoftHSM here, so no key was made in a token: apt install softhsm2");
        }
    }
}
