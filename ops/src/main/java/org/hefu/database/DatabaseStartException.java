package org.hefu.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/** The database cannot be used as the hub needs it; the hub does not start and leaves with {@link #EXIT_CODE}. */
public final class DatabaseStartException extends RuntimeException implements ExitCodeGenerator {

    /** {@code EX_UNAVAILABLE} of sysexits.h. */
    public static final int EXIT_CODE = 69;

    private static final long serialVersionUID = 1;

    /** Says the same twice: for the operator in Chinese, and in English. */
    DatabaseStartException(String chinese, String english, @Nullable Throwable cause) {
        super(chinese + " " + english, cause);
    }

    DatabaseStartException(String chinese, String english) {
        this(chinese, english, null);
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }
}
