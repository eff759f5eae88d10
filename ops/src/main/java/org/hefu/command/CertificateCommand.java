package org.hefu.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.hefu.client.HubClient;
import org.hefu.inspection.ReportTimes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Certificates of outside authorities for seals. */
@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Gives a seal a certificate of an outside authority: ask for one with the seal's own key,",
            "have it issued, and bring it with its chain. For seal keepers."
        })
final class CertificateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** Who speaks to which hub. */
    static final class KeeperOptions {

        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "where the hub is (default: $HEFU_URL, else http://127.0.0.1:8080)",
                defaultValue = "${env:HEFU_URL:-${sys:hefu.url:-http://127.0.0.1:8080}}")
        private URI url;

        @Option(
                names = "--user",
                paramLabel = "NAME",
                description = "account of a seal keeper (default: $HEFU_USER)",
                defaultValue = "${env:HEFU_USER:-}")
        private String user;

        @Option(
                names = "--password",
                paramLabel = "WORD",
                description = "its password; better given as $HEFU_PASSWORD, which no process list shows",
                defaultValue = "${env:HEFU_PASSWORD:-}")
        private String password;

        @Option(
                names = "--seal",
                required = true,
                paramLabel = "ID",
                description = "number of the seal (esID), from its page")
        private String seal;

        private HubClient client() {
            if (user.isEmpty() || password.isEmpty()) {
                throw new CommandFailure("say who is calling: --user and --password, or $HEFU_USER and $HEFU_PASSWORD");
            }
            return HubClient.asPerson(url, user, password);
        }

        private HttpRequest.Builder post(HubClient client, String what) {
            return client.request("/api/v1/seals/" + SealId.of(seal) + what);
        }
    }

    /** Asks. */
    @Command(name = "request", mixinStandardHelpOptions = true, description = "writes a request, PKCS #10 in PEM")
    int request(
            @Mixin KeeperOptions keeper,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "where the request goes")
                    Path out)
            throws IOException {
        HubClient client = keeper.client();
        Files.write(
                out,
                client.send(keeper.post(client, "/certificate-requests").POST(HttpRequest.BodyPublishers.noBody())));
        spec.commandLine().getOut().println("request in " + out);
        return HefuCommand.YES;
    }

    /** Brings. */
    @Command(
            name = "take",
            mixinStandardHelpOptions = true,
            description = "makes the seal anew with the certificate that was issued")
    int take(
            @Mixin KeeperOptions keeper,
            @Mixin ZoneOption zone,
            @Parameters(paramLabel = "FILE", description = "the certificate with its chain: PEM, DER or PKCS #7")
                    Path file)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure("there is no file " + file);
        }
        HubClient client = keeper.client();
        ReportTimes times = zone.times();
        JsonNode seal = client.json(keeper.post(client, "/certificates")
                .header("Content-Type", "application/x-pem-file")
                .POST(HttpRequest.BodyPublishers.ofFile(file)));
        spec.commandLine()
                .getOut()
                .println("the seal is made anew; its last day is "
                        + times.lastDay(Instant.parse(seal.path("validTo").asString())));
        return HefuCommand.YES;
    }
}
