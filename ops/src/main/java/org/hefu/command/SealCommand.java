package org.hefu.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.hefu.client.HubClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Seals many files under one decision. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Seals PDF and OFD files under one authority, each with its own signature, and writes",
            "the sealed files into a folder.",
            "",
            "Broken off, the same command goes on where it stopped: the hub seals each file once.",
            "Exit code 1 when some files could not be sealed; 3 when the authority or the seal",
            "does not serve."
        })
final class SealCommand implements Callable<Integer> {

    private static final int CHUNK = 8 * 1024 * 1024;
    private static final int PAGE = 1000;
    private static final long PAUSE_MS = 500;
    private static final JsonMapper JSON = new JsonMapper();

    @Mixin
    private HubOptions hub;

    @Option(names = "--seal", required = true, paramLabel = "ID", description = "id of the seal")
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
            description = "ML_DSA_65: a second signature that outlives quantum computers, PDF alone")
    private @Nullable String secondSignature;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the sealed files go")
    private Path out;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files, or folders of .pdf and .ofd files")
    private List<Path> given;

    @Spec
    private CommandSpec spec;

    /** A file and its digest. */
    private record Paper(Path file, String sha256) {}

    @Override
    public Integer call() throws IOException {
        List<Paper> papers = papers();
        HubClient client = hub.client();
        JsonNode job = open(client, papers);
        String path = "/api/v1/seals/" + seal + "/jobs/" + job.path("id").asString();
        if (job.path("state").asString().equals("OPEN")) {
            send(client, path, papers);
        }
        JsonNode end = work(client, path);
        int written = fetch(client, path);
        PrintWriter err = spec.commandLine().getErr();
        spec.commandLine().getOut().println(written + " sealed files in " + out);
        if (end.path("state").asString().equals("STOPPED")) {
            err.println("stopped: " + end.path("stoppedBecause").asString() + "; the same command goes on later");
            return HefuCommand.NOT_DONE;
        }
        if (end.path("refused").asInt() > 0) {
            documents(client, path)
                    .filter(document -> document.path("state").asString().equals("REFUSED"))
                    .forEach(document -> err.println(document.path("name").asString() + ": "
                            + document.path("reason").asString()));
            return HefuCommand.NO;
        }
        return HefuCommand.YES;
    }

    private List<Paper> papers() throws IOException {
        List<Paper> papers = new ArrayList<>();
        for (Path one : given) {
            if (Files.isDirectory(one)) {
                try (Stream<Path> files = Files.walk(one)) {
                    for (Path file : files.filter(Files::isRegularFile)
                            .filter(SealCommand::isPaper)
                            .sorted()
                            .toList()) {
                        papers.add(paper(file));
                    }
                }
            } else if (Files.isRegularFile(one)) {
                papers.add(paper(one));
            } else {
                throw new CommandFailure("there is no file " + one);
            }
        }
        if (papers.isEmpty()) {
            throw new CommandFailure("there is no .pdf or .ofd file to seal");
        }
        return papers;
    }

    private static boolean isPaper(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".pdf") || name.endsWith(".ofd");
    }

    private static Paper paper(Path file) throws IOException {
        return new Paper(file, HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file))));
    }

    /** The same files for the same purpose are the same job. */
    private JsonNode open(HubClient client, List<Paper> papers) {
        Map<String, Object> position = new LinkedHashMap<>();
        position.put("place", keyword == null ? place : "KEYWORD");
        position.put("keyword", keyword);
        position.put("level", level);
        position.put("certification", certification);
        position.put("field", field);
        if (secondSignature != null) {
            position.put("secondSignature", secondSignature);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("purpose", purpose);
        body.put("documentKind", kind);
        body.put("caseNumber", caseNumber);
        body.put("position", position);
        MessageDigest key = sha256();
        key.update((seal + "\n" + JSON.writeValueAsString(body) + "\n").getBytes(StandardCharsets.UTF_8));
        for (Paper paper : papers) {
            key.update((paper.sha256() + " " + paper.file().getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return client.json(client.request("/api/v1/seals/" + seal + "/jobs")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "sha256-" + HexFormat.of().formatHex(key.digest()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private void send(HubClient client, String path, List<Paper> papers) throws IOException {
        Set<String> there = new HashSet<>();
        documents(client, path)
                .forEach(document -> there.add(document.path("sha256").asString() + " "
                        + document.path("name").asString()));
        List<Paper> missing = papers.stream()
                .filter(paper ->
                        !there.contains(paper.sha256() + " " + paper.file().getFileName()))
                .toList();
        int sent = papers.size() - missing.size();
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(chunk);
        int inChunk = 0;
        for (Paper paper : missing) {
            zip.putNextEntry(new ZipEntry(inChunk + "/" + paper.file().getFileName()));
            Files.copy(paper.file(), zip);
            zip.closeEntry();
            inChunk++;
            if (chunk.size() > CHUNK) {
                zip.close();
                post(client, path, chunk);
                sent += inChunk;
                progress("sent", sent, papers.size());
                inChunk = 0;
                chunk = new ByteArrayOutputStream();
                zip = new ZipOutputStream(chunk);
            }
        }
        zip.close();
        if (inChunk > 0) {
            post(client, path, chunk);
        }
        progress("sent", papers.size(), papers.size());
    }

    private static void post(HubClient client, String path, ByteArrayOutputStream chunk) {
        client.send(client.request(path + "/documents")
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(chunk.toByteArray())));
    }

    private JsonNode work(HubClient client, String path) {
        JsonNode job = client.json(client.request(path + "/start").POST(HttpRequest.BodyPublishers.noBody()));
        while (job.path("state").asString().equals("SEALING")) {
            progress("sealed", job.path("sealed").asInt(), documentCount(job));
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure("interrupted; the hub goes on, and the same command fetches the files", e);
            }
            job = client.json(client.request(path).GET());
        }
        progress("sealed", job.path("sealed").asInt(), documentCount(job));
        if (PushCommand.Progress.SHOWN) {
            spec.commandLine().getErr().println();
        }
        return job;
    }

    private static int documentCount(JsonNode job) {
        return job.path("waiting").asInt()
                + job.path("sealed").asInt()
                + job.path("refused").asInt();
    }

    private int fetch(HubClient client, String path) throws IOException {
        Files.createDirectories(out);
        int written = 0;
        try (InputStream body = client.stream(client.request(path + "/archive").GET());
                ZipInputStream zip = new ZipInputStream(body)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path name = Path.of(entry.getName()).getFileName();
                Path whole = out.resolve(name);
                Path part = out.resolve(name + ".part");
                Files.copy(zip, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
                written++;
            }
        }
        return written;
    }

    private static Stream<JsonNode> documents(HubClient client, String path) {
        List<JsonNode> documents = new ArrayList<>();
        int after = 0;
        while (after >= 0) {
            JsonNode page = client.json(client.request(path + "/documents?limit=" + PAGE + "&after=" + after)
                    .GET());
            page.path("items").forEach(documents::add);
            after = page.path("next").asInt(-1);
        }
        return documents.stream();
    }

    private void progress(String word, int done, int all) {
        if (PushCommand.Progress.SHOWN) {
            PrintWriter err = spec.commandLine().getErr();
            err.print("\r" + word + " " + done + " of " + all);
            err.flush();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had in this Java", e);
        }
    }
}
