package org.hefu.verification;

import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a worker: the Java and the classes that this process runs on. */
final class WorkerCommand {

    /** Starts a main class inside the one jar of the hub; it comes along in it. */
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private WorkerCommand() {}

    static List<String> of(WorkerSettings settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heap().toMegabytes() + "m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:MaxMetaspaceSize=160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                // Whoever runs out of memory ends; the hub knows it by this exit code.
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                // A worker has nobody to tell, and a hostile document could make it tell a lot.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-cp",
                System.getProperty("java.class.path")));
        if (isInsideJar()) {
            command.add("-Dloader.main=" + WorkerMain.class.getName());
            command.add(LAUNCHER);
        } else {
            command.add(WorkerMain.class.getName());
        }
        command.add(Long.toString(settings.deadline().toMillis()));
        return command;
    }

    /** In the hub's jar the classes lie in jars inside a jar, which Java itself cannot read. */
    private static boolean isInsideJar() {
        URL place = WorkerMain.class.getResource("WorkerMain.class");
        return place != null && place.toString().startsWith("jar:nested:");
    }
}
