package org.hefu.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hefu.client.HubClient;
import org.hefu.ledger.Checkpoint;
import org.hefu.ledger.LogKeys;
import org.hefu.ledger.LogMonitor;
import org.hefu.ledger.ReceiptVerdict;
import org.hefu.ledger.ReceiptVerifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the ledger from outside. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = "Checks the ledger and its receipts.",
        subcommands = LedgerCommand.Check.class)
final class LedgerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** With receipts: offline. Without: the whole log, from what the hub publishes. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Checks receipts offline, or, without any, the whole log.",
                "",
                "For the whole log every leaf is read from the hub, the root computed again and",
                "the checkpoint's signatures checked. With --seen the log is also held to what",
                "it showed last time. Exit code 1 when something is wrong."
            })
    static final class Check implements Callable<Integer> {

        @Mixin
        private HubOptions hub;

        @Option(
                names = "--keys",
                paramLabel = "FILE",
                description = "public keys of the log (default: $HEFU_DATA/ledger.vkeys, else ./data/ledger.vkeys)",
                defaultValue = "${env:HEFU_DATA:-${sys:hefu.data:-data}}/ledger.vkeys")
        private Path keys;

        @Option(
                names = "--seen",
                paramLabel = "FILE",
                description = "keeps the checkpoint for next time; read first, if it is there")
        private @Nullable Path seen;

        @Parameters(paramLabel = "RECEIPT", arity = "0..*", description = "receipts as JSON")
        private List<Path> receipts = new ArrayList<>();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (!Files.isRegularFile(keys)) {
                throw new CommandFailure("there are no public keys in " + keys + ": name the file with --keys");
            }
            LogKeys log = LogKeys.parse(Files.readString(keys));
            return receipts.isEmpty() ? checkLog(log) : checkReceipts(log);
        }

        private int checkReceipts(LogKeys log) throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            int exit = HefuCommand.YES;
            for (Path receipt : receipts) {
                String json = Files.readString(receipt);
                switch (new ReceiptVerifier().verify(json, log)) {
                    case ReceiptVerdict.Proved(long index, long size, java.time.Instant at) ->
                        out.println(receipt + ": proved: entry " + index + " of " + size + ", made at " + at);
                    case ReceiptVerdict.NotProved(ReceiptVerdict.Reason reason) -> {
                        out.println(receipt + ": not proved: " + reason.english() + " / " + reason.chinese() + " ["
                                + reason + "]");
                        exit = HefuCommand.NO;
                    }
                }
            }
            return exit;
        }

        private int checkLog(LogKeys log) throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            HubClient client = HubClient.anonymous(hub.url());
            Checkpoint before = seen != null && Files.exists(seen) ? Checkpoint.parse(Files.readString(seen)) : null;
            PrintWriter err = spec.commandLine().getErr();
            int[] tiles = {0};
            LogMonitor.Finding finding = LogMonitor.check(
                    path -> {
                        if (PushCommand.Progress.SHOWN) {
                            err.print("\rread " + tiles[0]++ + " tiles");
                            err.flush();
                        }
                        return client.send(
                                client.request("/api/v1/ledger/" + path).GET());
                    },
                    log,
                    before);
            if (PushCommand.Progress.SHOWN) {
                err.println();
            }
            return switch (finding) {
                case LogMonitor.Sound(Checkpoint checkpoint) -> {
                    if (seen != null) {
                        Files.write(seen, checkpoint.text().getBytes(StandardCharsets.UTF_8));
                    }
                    out.println("sound: " + checkpoint.size() + " entries, root "
                            + checkpoint.root().base64()
                            + (before == null ? "" : ", consistent with the " + before.size() + " seen before"));
                    yield HefuCommand.YES;
                }
                case LogMonitor.Unsound(LogMonitor.Reason reason) -> {
                    out.println("NOT SOUND: " + reason.sentence(false) + " / " + reason.sentence(true) + " [" + reason
                            + "]");
                    yield HefuCommand.NO;
                }
            };
        }
    }
}
