package org.hefu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start of a hub that is no demo. */
class FirstStartJourney {

    private static final String[] OWNER = {
        "--hefu.seal.owner-name=某市政务服务中心", "--hefu.seal.owner-code=11150300MB90000154"
    };

    @TempDir
    Path folder;

    @Test
    void theFirstPasswordsArePrintedOnceAndOpenTheConsole() throws Exception {
        Path data = folder.resolve("data");
        String password;
        try (HubProcess hub = HubProcess.start(data, OWNER)) {
            List<String> said = hub.saysUntil("leader");
            hub.listenNoMore();
            password = said.stream()
                    .filter(line -> line.strip().startsWith("clerk "))
                    .map(line -> line.strip().split("\\s+")[1])
                    .findFirst()
                    .orElseThrow();
            URI url = HubProcess.address(said);
            assertThat(signIn(url, "clerk", password)).doesNotContain("failed");
            assertThat(signIn(url, "clerk", "hefu-demo")).contains("failed");
        }
        try (HubProcess again = HubProcess.start(data, OWNER)) {
            List<String> said = again.saysUntil("is ready on port");
            again.listenNoMore();
            assertThat(String.join("\n", said)).doesNotContain(password);
            assertThat(signIn(HubProcess.address(said), "clerk", password)).doesNotContain("failed");
        }
        for (String secret : List.of("keys/passphrase", "keys/seal-hub.p12", "postgres-passwords")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    /** Where the console sends a person after these words; the session cookie is for TLS only, so it is carried by hand. */
    private static String signIn(URI hub, String username, String password) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> page = http.send(
                    HttpRequest.newBuilder(hub.resolve("/login")).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("Secure").contains("HttpOnly").contains("SameSite=Strict");
            Matcher token =
                    Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
            assertThat(token.find()).isTrue();
            String form = "username=" + username + "&password=" + URLEncoder.encode(password, UTF_8) + "&_csrf="
                    + URLEncoder.encode(token.group(1), UTF_8);
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(hub.resolve("/login"))
                            .header("Cookie", cookie.split(";")[0])
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(UTF_8));
            assertThat(answer.statusCode()).isEqualTo(302);
            return answer.headers().firstValue("Location").orElseThrow();
        }
    }
}
