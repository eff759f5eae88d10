package org.hefu.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hefu.command.Papers.Paper;
import org.hefu.problem.SealRefusals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Seals many files under one decision. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Seals PDF and OFD files, or signs any, under one authority, each with its own signature, and writes",
            "the sealed files into a folder.",
            "",
            "Broken off, the same command goes on where it stopped: the hub seals each file once.",
            "Exit code 1 when some files could not be sealed; 3 when the authority or the seal",
            "does not serve."
        })
final class SealCommand implements Callable<Integer> {

    private static final Duration SHOWN_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    @Mixin
    private HubOptions hub;

    @Option(
            names = "--seal",
            required = true,
            paramLabel = "ID",
            description = "number of the seal (esID), from its page")
    private String seal;

    @Option(names = "--purpose", required = true, paramLabel = "P", description = "for example LICENSE_RENEWAL")
    private String purpose;

    @Option(names = "--kind", required = true, paramLabel = "K", description = "kind of document, for example LICENSE")
    private String kind;

    @Option(names = "--case", paramLabel = "NUMBER", description = "case number")
    private @Nullable String caseNumber;

    @Option(
            names = "--place",
            paramLabel = "PLACE",
            defaultValue = "PAPER",
            description = "PAPER (default), EDGES or NONE; or give --keyword")
    private String place;

    @Option(names = "--keyword", paramLabel = "WORD", description = "set the seal on this word")
    private @Nullable String keyword;

    @Option(names = "--level", paramLabel = "LEVEL", description = "B, T, LT or LTA; without it, as the hub is set")
    private @Nullable String level;

    @Option(
            names = "--certification",
            paramLabel = "WORD",
            description = "what may change later: NO_CHANGES, FORMS_AND_SIGNATURES or FORMS_SIGNATURES_AND_COMMENTS")
    private @Nullable String certification;

    @Option(names = "--field", paramLabel = "NAME", description = "set the seal in this empty signature field")
    private @Nullable String field;

    @Option(
            names = "--second-signature",
            paramLabel = "WORD",
            description = "ML_DSA_65: a second signature that outlives quantum computers, in PDF and CMS alone")
    private @Nullable String secondSignature;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = {
                "for any files: CMS_ATTACHED, CMS_DETACHED, XADES_ENVELOPED, XADES_ENVELOPING, JADES,",
                "or ASIC_E of ZIP archives; without it, within the document"
            })
    private @Nullable String form;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the sealed files go")
    private Path out;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files, or folders of .pdf and .ofd files")
    private List<Path> given;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String id = SealId.of(seal);
        List<Paper> papers = Papers.of(given);
        RemoteSealJob job = RemoteSealJob.open(hub.client(), id, order(), papers);
        job.send(papers, sent -> progress("sent", sent, papers.size()));
        JsonNode end = job.work(
                PushCommand.Progress.SHOWN ? SHOWN_EVERY : LONGEST_WAIT,
                standing -> progress("sealed", standing.path("sealed").asInt(), documentCount(standing)));
        PrintWriter err = spec.commandLine().getErr();
        if (PushCommand.Progress.SHOWN) {
            err.println();
        }
        int fetched = job.fetch(out);
        spec.commandLine().getOut().println(fetched + (fetched == 1 ? " sealed file in " : " sealed files in ") + out);
        Locale language = Locale.getDefault();
        boolean refused = end.path("refused").asInt() > 0;
        if (refused) {
            job.refusals(language).forEach(err::println);
        }
        if (end.path("state").asString().equals("STOPPED")) {
            err.println("stopped: "
                    + SealRefusals.ofJob(end.path("stoppedBecause").asString()).in(language)
                    + "; the same command goes on when the cause is gone");
            return HefuCommand.NOT_DONE;
        }
        return refused ? HefuCommand.NO : HefuCommand.YES;
    }

    private Map<String, Object> order() {
        Map<String, Object> position = new LinkedHashMap<>();
        position.put("place", keyword == null ? place : "KEYWORD");
        position.put("keyword", keyword);
        position.put("level", level);
        position.put("certification", certification);
        position.put("field", field);
        if (secondSignature != null) {
            position.put("secondSignature", secondSignature);
        }
        if (form != null) {
            position.put("form", form);
        }
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("purpose", purpose);
        order.put("documentKind", kind);
        order.put("caseNumber", caseNumber);
        order.put("position", position);
        return order;
    }

    private static int documentCount(JsonNode job) {
        return job.path("waiting").asInt()
                + job.path("sealed").asInt()
                + job.path("refused").asInt();
    }

    private void progress(String word, int done, int all) {
        if (PushCommand.Progress.SHOWN) {
            PrintWriter err = spec.commandLine().getErr();
            err.print("\r" + word + " " + done + " of " + all);
            err.flush();
        }
    }
}
