package org.hefu.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
        description = "Stops and starts the department systems of the demo scene, to see what the hub does without them.",
        subcommands = {DemoCommand.Stop.class, DemoCommand.Start.class, DemoCommand.Run.class})
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
                defaultValue = "${env:HEFU_DATA:-data}")
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
