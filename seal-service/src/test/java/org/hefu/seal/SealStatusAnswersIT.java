package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SealStatusAnswersIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    @Test
    void anAnswerSaysWhereASealStandsAndAnybodyCanVerifyIt() throws Exception {
        try (TestHub hub = TestHub.open(folder)) {
            TestHub.Parts parts = hub.parts(TestHub.settings(List.of()));
            Seal seal = parts.seals().hubSeal();
            SealStatusAnswers answers =
                    new SealStatusAnswers(new SealRepository(hub.jdbc, parts.secrets()), hub.vault, hub.clock);

            JsonNode inForce = verified(answers, answers.answer(seal, seal.esId(), "nonce-1"));
            assertThat(inForce.path("status").asString()).isEqualTo("IN_FORCE");
            assertThat(inForce.path("nonce").asString()).isEqualTo("nonce-1");
            assertThat(inForce.path("iat").asLong())
                    .isEqualTo(hub.clock.instant().getEpochSecond());

            hub.clock.advance(Duration.ofHours(1));
            parts.keeping().changeStatus(seal.id(), SealStatus.SUSPENDED, "stocktaking", "person:keeper");
            JsonNode suspended = verified(
                    answers, answers.answer(parts.seals().find(seal.id()).orElseThrow(), seal.esId(), null));
            assertThat(suspended.path("status").asString()).isEqualTo("SUSPENDED");
            assertThat(suspended.path("since").asLong())
                    .isEqualTo(hub.clock.instant().getEpochSecond());
            assertThat(suspended.has("nonce")).isFalse();
            assertThat(suspended.toString()).doesNotContain("stocktaking");

            assertThat(verified(answers, answers.answer(null, "NO-SUCH-SEAL", null))
                            .path("status")
                            .asString())
                    .isEqualTo("UNKNOWN");
        }
    }

    private static JsonNode verified(SealStatusAnswers answers, String answer) throws Exception {
        String[] parts = answer.split("\\.");
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(key(answers.publicKey()));
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(JSON.readTree(Base64.getUrlDecoder().decode(parts[0]))
                        .path("kid")
                        .asString())
                .isEqualTo(answers.publicKey().get("kid"));
        return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    }

    private static PublicKey key(Map<String, Object> published) throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(number(published.get("x")), number(published.get("y"))),
                        curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(Object coordinate) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(coordinate.toString()));
    }
}
