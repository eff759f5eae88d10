package org.hefu.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.hefu.client.HubClient;
import org.hefu.command.Papers.Paper;
import org.hefu.problem.SealRefusals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sealing job at a hub: opened, filled, worked off there, and fetched. */
final class RemoteSealJob {

    private static final int CHUNK = 8 * 1024 * 1024;
    private static final int PAGE = 1000;
    private static final JsonMapper JSON = new JsonMapper();

    private final HubClient client;
    private final String path;
    private final boolean open;

    private RemoteSealJob(HubClient client, String path, boolean open) {
        this.client = client;
        this.path = path;
        this.open = open;
    }

    /**
     * Opens it; the same papers for the same order are the same job.
     *
     * @param order as the hub takes it: purpose, kind, case number, position
     */
    static RemoteSealJob open(HubClient client, String seal, Map<String, Object> order, List<Paper> papers) {
        MessageDigest key = Papers.sha256();
        key.update((seal + "\n" + JSON.writeValueAsString(order) + "\n").getBytes(StandardCharsets.UTF_8));
        for (Paper paper : papers) {
            key.update((paper.identity() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String jobs = "/api/v1/seals/" + seal + "/jobs";
        JsonNode job = client.json(client.request(jobs)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "sha256-" + HexFormat.of().formatHex(key.digest()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(order))));
        return new RemoteSealJob(
                client,
                jobs + "/" + job.path("id").asString(),
                job.path("state").asString().equals("OPEN"));
    }

    /** Sends what is not there yet, some megabytes at a time; does nothing once the job was started. */
    void send(List<Paper> papers, IntConsumer sent) throws IOException {
        if (!open) {
            return;
        }
        Set<String> there = new HashSet<>();
        documents()
                .forEach(document -> there.add(Paper.identity(
                        document.path("sha256").asString(),
                        document.path("name").asString())));
        List<Paper> missing = papers.stream()
                .filter(paper -> !there.contains(paper.identity()))
                .toList();
        int count = papers.size() - missing.size();
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(chunk);
        int inChunk = 0;
        for (Paper paper : missing) {
            zip.putNextEntry(new ZipEntry(inChunk + "/" + paper.name()));
            Files.copy(paper.file(), zip);
            zip.closeEntry();
            inChunk++;
            if (chunk.size() > CHUNK) {
                zip.close();
                post(chunk);
                count += inChunk;
                sent.accept(count);
                inChunk = 0;
                chunk = new ByteArrayOutputStream();
                zip = new ZipOutputStream(chunk);
            }
        }
        zip.close();
        if (inChunk > 0) {
            post(chunk);
        }
        sent.accept(papers.size());
    }

    private void post(ByteArrayOutputStream chunk) {
        client.send(client.request(path + "/documents")
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(chunk.toByteArray())));
    }

    /**
     * Starts it, and waits until it is at work no more.
     *
     * @param between is told how it stands this often; the hub holds each answer back as long as that, or until the end
     */
    JsonNode work(Duration between, Consumer<JsonNode> standing) {
        JsonNode job = client.json(client.request(path + "/start").POST(HttpRequest.BodyPublishers.noBody()));
        while (job.path("state").asString().equals("SEALING")) {
            standing.accept(job);
            job = client.json(client.request(path)
                    .header("Prefer", "wait=" + between.toSeconds())
                    .GET());
        }
        standing.accept(job);
        return job;
    }

    /** Fetches what was sealed into a folder; a file is there under its name when it is whole. */
    int fetch(Path folder) throws IOException {
        Files.createDirectories(folder);
        int written = 0;
        try (InputStream body = client.stream(client.request(path + "/archive").GET());
                ZipInputStream zip = new ZipInputStream(body)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path name = Path.of(entry.getName()).getFileName();
                Path part = folder.resolve(name + ".part");
                Files.copy(zip, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                written++;
            }
        }
        return written;
    }

    /** Each document that cannot be sealed, and why, in a sentence. */
    Stream<String> refusals(Locale language) {
        return documents()
                .filter(document -> document.path("state").asString().equals("REFUSED"))
                .map(document -> document.path("name").asString() + ": "
                        + SealRefusals.ofJob(document.path("reason").asString()).in(language));
    }

    private Stream<JsonNode> documents() {
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
}
