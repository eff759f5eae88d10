package org.hefu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hefu.testing.SoftHsm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose keys lie in a token, and those that the token does not know in files. */
@ExtendWith(SoftHsm.Needed.class)
class TokenJourney {

    @TempDir
    Path folder;

    private HubProcess start(SoftHsm token, String... further) throws Exception {
        List<String> settings = List.of(
                "--hefu.seal.owner-name=某市政务服务中心",
                "--hefu.seal.owner-code=11150300MB90000154",
                "--hefu.key.adapter=PKCS11",
                "--hefu.key.library=" + token.library());
        Map<String, String> environment =
                Map.of(SoftHsm.CONFIGURATION, configuration().toString(), "HEFU_KEY_PIN", token.pin());
        return HubProcess.start(
                folder.resolve("data"),
                environment,
                Stream.concat(settings.stream(), List.of(further).stream()).toArray(String[]::new));
    }

    private Path configuration() {
        return folder.resolve("hsm/softhsm2.conf");
    }

    @Test
    void aHubWorksWithATokenAndFilesForWhatItDoesNotKnow() throws Exception {
        SoftHsm token = SoftHsm.newToken(configuration());
        for (int times = 0; times < 2; times++) {
            try (HubProcess hub = start(token, "--hefu.key.in-files=SM2,ED25519")) {
                List<String> said = hub.saysUntil("is ready on port");
                hub.listenNoMore();
                URI url = HubProcess.address(said);
                assertThat(get(url.resolve("/pki/issuing.crl"))).isEqualTo(200);
                assertThat(get(url.resolve("/pki/international-issuing.crl"))).isEqualTo(200);
            }
        }
        Path keys = folder.resolve("data/keys");
        assertThat(keys.resolve("seal-hub.p12")).exists();
        try (var files = Files.list(keys)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.endsWith(".p12"))
                    .isNotEmpty()
                    .noneMatch(name -> name.contains("international") || name.contains("vault"));
        }
    }

    private static int get(URI address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString(UTF_8))
                    .statusCode();
        }
    }
}
