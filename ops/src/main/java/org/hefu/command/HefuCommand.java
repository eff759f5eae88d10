package org.hefu.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.hefu.certificate.TrustFolderException;
import org.hefu.client.HubRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** All commands. */
@Command(
        name = "hefu",
        mixinStandardHelpOptions = true,
        version = "hefu 0.1.0",
        description = "合符: data-sharing exchange, electronic licence vault and seal hub.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and the answer is yes",
            "1:done, and the answer is no: rows rejected, document not passed, proof wrong",
            "2:the command was not understood; see --help",
            "3:could not be done: no connection, no such file, refused by the hub",
            "4:undecided: the document may be good, but something needed to tell is missing",
            "69:serve: the database does not start",
            "75:serve: another hub owns the data folder"
        },
        footer = {"", "hefu COMMAND --help tells more about a command."},
        subcommands = {
            ServeCommand.class,
            PushCommand.class,
            LookupCommand.class,
            VerifyCommand.class,
            SealCommand.class,
            CertificateCommand.class,
            LedgerCommand.class,
            DemoCommand.class
        })
public final class HefuCommand implements Callable<Integer> {

    /** The command goes on in threads of its own; the process must not be ended. */
    public static final int STILL_SERVING = -1;

    static final int YES = 0;
    static final int NO = 1;
    static final int NOT_DONE = 3;
    static final int UNDECIDED = 4;

    @Spec
    private CommandSpec spec;

    private final Class<?> application;

    private HefuCommand(Class<?> application) {
        this.application = application;
    }

    /**
     * Runs a command.
     *
     * @param application what {@code serve} starts
     * @return exit code, or {@link #STILL_SERVING}
     */
    public static int run(Class<?> application, String... args) {
        return new CommandLine(new HefuCommand(application))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((exception, command, result) -> {
                    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
                        if (cause instanceof ExitCodeGenerator known) {
                            command.getErr().println("hefu: " + cause.getMessage());
                            return known.getExitCode();
                        }
                    }
                    command.getErr().println("hefu: " + sentence(exception));
                    return NOT_DONE;
                })
                .execute(args);
    }

    /** What happened, in words of the person at the terminal; an exception that nobody foresaw stands for itself. */
    private static @Nullable String sentence(Exception exception) {
        return switch (exception) {
            case CommandFailure failure -> failure.getMessage();
            case HubRefusal refusal -> refusal.getMessage();
            case TrustFolderException unusable ->
                unusable.getMessage() + ": mend it or take it out of the trust folder";
            case NoSuchFileException missing -> "there is no file or folder " + missing.getFile();
            case AccessDeniedException closed -> "you may not read or write " + closed.getFile();
            case FileSystemException disk -> disk.getFile() + " cannot be used: " + disk.getReason();
            default -> exception.toString();
        };
    }

    Class<?> application() {
        return application;
    }

    /** Without a command there is nothing to do but to say what could be done. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
