package org.hefu.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.hefu.demo.BusinessRegistry;
import org.hefu.demo.LabourProcess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stops and starts the department systems of the demo scene. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Plays the departments of the demo scene: stops and starts them, writes a register to push.",
        subcommands = {
            DemoCommand.Stop.class,
            DemoCommand.Start.class,
            DemoCommand.Register.class,
            DemoCommand.Run.class
        })
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** The one department system of the demo scene that is asked live. */
    enum DemoSystem {
        labour
    }

    /** Where the scene keeps what it runs. */
    static final class SceneOptions {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "data folder of the hub (default: $HEFU_DATA, else ./data)",
                defaultValue = "${env:HEFU_DATA:-${sys:hefu.data:-data}}")
        private Path data;

        @Parameters(paramLabel = "SYSTEM", description = "one of: ${COMPLETION-CANDIDATES}")
        private DemoSystem system;

        LabourProcess process() {
            return switch (system) {
                case labour -> LabourProcess.in(data);
            };
        }
    }

    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Stops a department system.")
    static final class Stop implements Callable<Integer> {

        @CommandLine.Mixin
        private SceneOptions scene;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            boolean stopped = scene.process().stop();
            PrintWriter out = spec.commandLine().getOut();
            out.println(stopped ? "labour is stopped" : "labour was not running");
            return HefuCommand.YES;
        }
    }

    @Command(name = "start", mixinStandardHelpOptions = true, description = "Starts a department system again.")
    static final class Start implements Callable<Integer> {

        @CommandLine.Mixin
        private SceneOptions scene;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            int port = scene.process().start();
            spec.commandLine().getOut().println("labour answers on port " + port);
            return HefuCommand.YES;
        }
    }

    @Command(
            name = "register",
            mixinStandardHelpOptions = true,
            description = "Writes an invented register of businesses as CSV, to be pushed to business-license.")
    static final class Register implements Callable<Integer> {

        @Option(names = "--rows", paramLabel = "N", description = "how many (default: 1000)", defaultValue = "1000")
        private int rows;

        @Option(
                names = "--seed",
                paramLabel = "N",
                description = "the same seed gives the same rows",
                defaultValue = "7")
        private long seed;

        @Option(names = "--broken", description = "add five rows that are wrong, each in its own way")
        private boolean broken;

        @Parameters(paramLabel = "FILE", description = "is written, and replaced if it is there")
        private Path file;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            try (Writer out = Files.newBufferedWriter(file)) {
                new BusinessRegistry(seed).write(rows, out);
            }
            if (broken) {
                Files.write(file, BusinessRegistry.brokenRows(), StandardOpenOption.APPEND);
            }
            spec.commandLine().getOut().println(file + " holds " + (rows + (broken ? 5 : 0)) + " rows");
            return HefuCommand.YES;
        }
    }

    @Command(name = "run", hidden = true, description = "Is a department system, until the process is ended.")
    static final class Run implements Callable<Integer> {

        @CommandLine.Mixin
        private SceneOptions scene;

        @Override
        public Integer call() throws IOException {
            scene.process().run();
            return HefuCommand.STILL_SERVING;
        }
    }
}
