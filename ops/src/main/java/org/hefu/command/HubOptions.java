package org.hefu.command;

import java.net.URI;
import org.hefu.client.HubClient;
import picocli.CommandLine.Option;

/** Where the hub is, and as whom to speak to it. */
final class HubOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "where the hub is (default: $HEFU_URL, else http://127.0.0.1:8080)",
            defaultValue = "${env:HEFU_URL:-${sys:hefu.url:-http://127.0.0.1:8080}}")
    private URI url;

    @Option(
            names = "--client",
            paramLabel = "ID",
            description = "client id of the participant system (default: $HEFU_CLIENT)",
            defaultValue = "${env:HEFU_CLIENT:-}")
    private String client;

    @Option(
            names = "--secret",
            paramLabel = "SECRET",
            description = "its secret; better given as $HEFU_SECRET, which no process list shows",
            defaultValue = "${env:HEFU_SECRET:-${sys:hefu.secret:-}}")
    private String secret;

    HubClient client() {
        if (client.isEmpty() || secret.isEmpty()) {
            throw new CommandFailure("say who is calling: --client and --secret, or $HEFU_CLIENT and $HEFU_SECRET");
        }
        return HubClient.signedIn(url, client, secret);
    }

    URI url() {
        return url;
    }
}
