package org.hefu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.hefu.client.HubClient;
import org.hefu.client.HubRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A hub that is killed in the middle of a job has sealed every document exactly once when it is there again. */
class SealCrashJourney {

    private static final int DOCUMENTS = 400;
    private static final Pattern SIGNATURE = Pattern.compile("/ByteRange");

    @TempDir
    Path folder;

    @Test
    void everyDocumentOfAJobThatTheHubDidNotSurviveIsSealedOnce() throws Exception {
        Path data = folder.resolve("data");
        HubProcess hub = HubProcess.start(data, "--hefu.demo=true", "--hefu.simulator.labour-port=0");
        String greeting = hub.saysUntil("is ready at ").getLast();
        hub.listenNoMore();
        URI url = URI.create(greeting.substring(greeting.indexOf("http")).strip());
        String seal = make(url);
        HubClient counter = HubClient.signedIn(url, "counter", RunningHub.PASSWORD);
        onlyWhoMayUseTheSealSeesIt(url, seal);
        aSecondPersonIsAskedOnce(url, seal);
        JsonNode job = counter.json(counter.request("/api/v1/seals/" + seal + "/jobs")
                .header("Idempotency-Key", "one-job")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"purpose\":\"LICENSE_RENEWAL\",\"documentKind\":\"LICENSE\"}")));
        String path = "/api/v1/seals/" + seal + "/jobs/" + job.path("id").asString();
        counter.send(counter.request(path + "/documents")
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(documents())));
        counter.send(counter.request(path + "/start").POST(HttpRequest.BodyPublishers.noBody()));
        while (job.path("sealed").asInt() == 0) {
            job = counter.json(counter.request(path).GET());
        }
        hub.kill();
        assertThat(job.path("waiting").asInt()).as("killed in the middle").isPositive();

        try (RunningHub again = RunningHub.start(data)) {
            HubClient client = again.system("counter");
            Instant deadline = Instant.now().plusSeconds(300);
            do {
                assertThat(Instant.now()).isBefore(deadline);
                job = client.json(client.request(path).GET());
            } while (job.path("state").asString().equals("SEALING"));
            assertThat(job.path("state").asString()).isEqualTo("DONE");
            assertThat(job.path("sealed").asInt()).isEqualTo(DOCUMENTS);
            eachIsSealedOnce(client, path);
            assertThat(SignedIn.as("keeper", again.url()).read("/seals/" + seal))
                    .contains("共 " + DOCUMENTS + " 次");
        }
    }

    private static String make(URI url) throws IOException, InterruptedException {
        SignedIn keeper = SignedIn.as("keeper", url);
        String made = keeper.send(
                "/seals/new",
                "/seals",
                Map.of(
                        "type", "SPECIAL",
                        "name", "合符市市场监督管理局证照专用章",
                        "ownerName", "合符市市场监督管理局（演示）",
                        "ownerCode", "11150300MB90000154",
                        "algorithm", "SM2",
                        "validTo", LocalDate.now().plusYears(1).toString(),
                        "shape", "ROUND",
                        "width", "42",
                        "arc", "合符市市场监督管理局"));
        String seal = made.substring(made.lastIndexOf('/') + 1);
        keeper.send(
                "/seals/" + seal,
                "/seals/" + seal + "/authorities",
                Map.of(
                        "holder", "system:counter",
                        "kinds", "LICENSE",
                        "purposes", "LICENSE_RENEWAL",
                        "until", LocalDate.now().plusDays(30).toString()));
        return seal;
    }

    private static void onlyWhoMayUseTheSealSeesIt(URI url, String seal) {
        HubClient counter = HubClient.signedIn(url, "counter", RunningHub.PASSWORD);
        HubClient other = HubClient.signedIn(url, "auditor-tool", RunningHub.PASSWORD);
        String picture = "/api/v1/seals/" + seal + "/picture";
        assertThat(counter.send(counter.request(picture).GET())).isNotEmpty();
        assertThatThrownBy(() -> other.send(other.request(picture).GET()))
                .isInstanceOf(HubRefusal.class)
                .hasMessageContaining("NO_AUTHORITY");
    }

    private static void aSecondPersonIsAskedOnce(URI url, String seal) throws IOException, InterruptedException {
        SignedIn.as("keeper", url)
                .send(
                        "/seals/" + seal,
                        "/seals/" + seal + "/authorities",
                        Map.of(
                                "holder", "system:counter",
                                "kinds", "CONTRACT",
                                "purposes", "PURCHASE",
                                "until", LocalDate.now().plusDays(30).toString(),
                                "twoPersons", "true"));
        HubClient counter = HubClient.signedIn(url, "counter", RunningHub.PASSWORD);
        byte[] paper = paper();
        JsonNode first = ask(counter, seal, paper);
        assertThat(first.path("state").asString()).isEqualTo("WAITING");
        assertThat(ask(counter, seal, paper).path("id")).isEqualTo(first.path("id"));
    }

    private static JsonNode ask(HubClient counter, String seal, byte[] paper) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(paper);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return counter.json(
                counter.request("/api/v1/seals/" + seal + "/signatures?purpose=PURCHASE&documentKind=CONTRACT")
                        .header("Idempotency-Key", "one-contract")
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void eachIsSealedOnce(HubClient client, String path) throws IOException {
        Set<String> uses = new HashSet<>();
        client.json(client.request(path + "/documents?limit=1000").GET())
                .path("items")
                .forEach(document -> uses.add(document.path("sealUse").asString()));
        assertThat(uses).hasSize(DOCUMENTS);
        Set<String> names = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(
                client.send(client.request(path + "/archive").GET())))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String file = new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(SIGNATURE.matcher(file).results().count()).isOne();
                names.add(entry.getName());
            }
        }
        assertThat(names).hasSize(DOCUMENTS);
    }

    private static byte[] paper() throws IOException {
        ByteArrayOutputStream paper = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(paper);
        }
        return paper.toByteArray();
    }

    private static byte[] documents() throws IOException {
        byte[] paper = paper();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < DOCUMENTS; i++) {
                zip.putNextEntry(new ZipEntry("license-" + i + ".pdf"));
                zip.write(paper);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
