package org.hefu.database;

import java.nio.file.Path;
import org.springframework.boot.ExitCodeGenerator;

/** Another hub owns the data folder. It is left alone, and this process leaves with {@link #EXIT_CODE}. */
public final class DataFolderInUseException extends RuntimeException implements ExitCodeGenerator {

    /** {@code EX_TEMPFAIL} of sysexits.h: nothing is broken, and a later start may succeed. */
    public static final int EXIT_CODE = 75;

    private static final long serialVersionUID = 1;

    /** @param holder number of the process that holds the folder, or {@code "?"} where it is not known */
    DataFolderInUseException(Path folder, String holder) {
        super("数据目录 %1$s 正由另一个合符进程（进程号 %2$s）使用，本进程退出。".formatted(folder, holder)
                + " The data folder %1$s is in use by another hub (process %2$s); this one leaves."
                        .formatted(folder, holder));
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }
}
