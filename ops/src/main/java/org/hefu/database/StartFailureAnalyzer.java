package org.hefu.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Shows the operator the one sentence that says why the hub did not start, in place of a stack trace. */
final class StartFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataFolderInUseException) {
                return new FailureAnalysis(
                        cause.getMessage(),
                        "请停止另一个进程，或以 --hefu.data= 指定其他目录。"
                                + " Stop the other process, or name another folder with --hefu.data=.",
                        cause);
            }
            if (cause instanceof DatabaseStartException) {
                return new FailureAnalysis(cause.getMessage(), null, cause);
            }
        }
        return null;
    }
}
