package org.hefu.command;

import java.io.Console;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hefu.client.HubClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Pushes a file of rows. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Pushes the rows of a file to a resource and tells what became of them.",
            "",
            "Sent again, the same file has its effect once: its digest is the idempotency key",
            "unless --key says otherwise. Exit code 1 when rows were rejected; they wait in",
            "quarantine, and --rejections shows them with their reasons."
        })
final class PushCommand implements Callable<Integer> {

    @Mixin
    private HubOptions hub;

    @Option(names = "--resource", required = true, paramLabel = "CODE", description = "for example business-license")
    private String resource;

    @Option(names = "--key", paramLabel = "KEY", description = "idempotency key (default: SHA-256 of the file)")
    private @Nullable String key;

    @Option(names = "--rejections", description = "show the rejected rows, one JSON object a line")
    private boolean rejections;

    @Parameters(paramLabel = "FILE", description = ".csv, .ndjson or .json, UTF-8")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure("there is no file " + file);
        }
        HubClient client = hub.client();
        long size = Files.size(file);
        PrintWriter err = spec.commandLine().getErr();
        Instant sentAt = Instant.now();
        JsonNode report = client.json(client.request("/api/v1/resources/" + resource + "/batches")
                .header("Idempotency-Key", key == null ? digest() : key)
                .header("Content-Type", mediaType())
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Progress(open(), size, err))));
        if (Progress.SHOWN) {
            err.println();
        }
        if (Instant.parse(report.path("finishedAt").asString()).isBefore(sentAt)) {
            err.println("this batch was received before: nothing was changed, and this is its first report");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(report.toPrettyString());
        if (rejections && report.path("rejected").asLong() > 0) {
            out.print(new String(
                    client.send(client.request("/api/v1/resources/" + resource + "/batches/"
                                    + report.path("batch").asString() + "/rejections")
                            .GET()),
                    StandardCharsets.UTF_8));
            out.flush();
        }
        return report.path("rejected").asLong() == 0 ? HefuCommand.YES : HefuCommand.NO;
    }

    private InputStream open() {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String digest() throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return "sha256-" + HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had in this Java", e);
        }
    }

    private String mediaType() {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return "text/csv";
        }
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return "application/x-ndjson";
        }
        if (name.endsWith(".json")) {
            return "application/json";
        }
        throw new CommandFailure("a file to push ends in .csv, .ndjson or .json; got " + file.getFileName());
    }

    /** Tells how much has been read by the hub. */
    static final class Progress extends FilterInputStream {

        /** A log file is no place for a line that is written over and over. */
        static final boolean SHOWN =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);

        private final long size;
        private final PrintWriter err;
        private long sent;
        private long shown = -1;

        Progress(InputStream in, long size, PrintWriter err) {
            super(in);
            this.size = size;
            this.err = err;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            sent += Math.max(count, 0);
            long percent = size == 0 ? 100 : sent * 100 / size;
            if (SHOWN && percent != shown) {
                shown = percent;
                err.print("\rsent " + percent + " %");
                err.flush();
            }
            return count;
        }
    }
}
