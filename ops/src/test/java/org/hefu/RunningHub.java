package org.hefu;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.hefu.client.HubClient;
import org.hefu.client.HubRefusal;
import org.hefu.demo.DemoDefaults;
import org.hefu.demo.LabourProcess;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole hub with its demo scene, on a free port, as {@code ops/hefu serve --hefu.demo=true} starts it. */
final class RunningHub implements AutoCloseable {

    /** Password of every account and secret of every system of the demo scene. */
    static final String PASSWORD = "hefu-demo";

    /** Unpacked once for all tests of this module. */
    private static final Path BINARIES = Path.of("target/postgres-binaries").toAbsolutePath();

    private final ConfigurableApplicationContext context;
    private final Path data;
    private final URI url;

    private RunningHub(ConfigurableApplicationContext context, Path data, URI url) {
        this.context = context;
        this.data = data;
        this.url = url;
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @param data its data folder; empty for a first start
     * @param settings further settings as on the command line, {@code --name=value}
     */
    static RunningHub start(Path data, String... settings) throws IOException {
        SpringApplication hub = new SpringApplication(Hefu.class);
        hub.addListeners(new DemoDefaults());
        int port;
        int labourPort;
        try (ServerSocket free = freePort();
                ServerSocket alsoFree = freePort()) {
            port = free.getLocalPort();
            labourPort = alsoFree.getLocalPort();
        }
        String[] own = {
            "--hefu.demo=true",
            "--server.port=" + port,
            "--hefu.data=" + data,
            "--hefu.database.binaries=" + BINARIES,
            "--hefu.simulator.labour-port=" + labourPort
        };
        String[] all = Stream.of(own, settings).flatMap(Arrays::stream).toArray(String[]::new);
        return new RunningHub(hub.run(all), data, URI.create("http://localhost:" + port));
    }

    /** Where it answers, without a slash at the end. */
    URI url() {
        return url;
    }

    /** Its data folder. */
    Path data() {
        return data;
    }

    /** The labour department beside it, to be stopped and started. */
    LabourProcess labour() {
        return LabourProcess.in(data);
    }

    /** Speaks to it over HTTP as one of the systems of the demo scene. */
    HubClient system(String client) {
        return HubClient.signedIn(url, client, PASSWORD);
    }

    /** Stops it in order, the labour department and the database with it. */
    @Override
    public void close() {
        context.close();
    }

    /** Asks until there is an answer: an open circuit stays open for a while after its source has come back. */
    static void untilAnswered(Runnable question) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (true) {
            try {
                question.run();
                return;
            } catch (HubRefusal refusal) {
                if (Instant.now().isAfter(deadline)) {
                    throw refusal;
                }
            }
        }
    }

    private static ServerSocket freePort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
