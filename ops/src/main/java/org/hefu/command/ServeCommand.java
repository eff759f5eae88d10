package org.hefu.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hefu.demo.DemoDefaults;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Unmatched;

/** Starts the hub. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the hub and goes on until it is told to stop.",
            "",
            "Any setting can be given as --name=value, for example --server.port=8080,",
            "--hefu.data=DIR (default ./data) and --hefu.demo=true for the demo scene:",
            "invented departments, published passwords, reachable from this machine only."
        })
final class ServeCommand implements Callable<Integer> {

    @ParentCommand
    private HefuCommand parent;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() {
        SpringApplication hub = new SpringApplication(parent.application());
        hub.addListeners(new DemoDefaults());
        hub.run(settings.toArray(String[]::new));
        return HefuCommand.STILL_SERVING;
    }
}
