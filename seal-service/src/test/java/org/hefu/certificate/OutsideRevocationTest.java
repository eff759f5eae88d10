package org.hefu.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.certificate.TestAuthority.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.hefu.certificate.PathOutcome.NotTrusted;
import org.hefu.certificate.PathOutcome.Trusted;
import org.hefu.certificate.TestRevocationService.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

class OutsideRevocationTest {

    private final TestRevocationService service = new TestRevocationService(TestAuthority.of("SHA256withECDSA"));
    private final TestAuthority authority = service.authority;
    private final Certificate issuing = service.issuingWithList();
    private Instant now = NOW;
    private TrustStore trust = authority.trust();
    private OutsideRevocation revocation = of(List.of("127.0.0.1"));

    @AfterEach
    void close() {
        service.close();
    }

    private OutsideRevocation of(List<String> hosts) {
        return new OutsideRevocation(
                new RevocationSettings(List.of(), hosts, Duration.ofSeconds(20), DataSize.ofMegabytes(1)),
                () -> trust,
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                });
    }

    private RevocationEvidence about(Certificate signer) {
        return revocation.of(List.of(signer, issuing, authority.root));
    }

    private PathOutcome outcome(Certificate signer) {
        return CertificatePath.find(signer, List.of(issuing), about(signer), authority.trust(), now, now);
    }

    @Test
    void theResponderThatACertificateNamesIsAsked() {
        Certificate signer = service.signerWithResponder();

        assertThat(outcome(signer)).isInstanceOf(Trusted.class);
        assertThat(about(signer).answers()).hasSize(1);
        assertThat(about(signer).lists()).hasSize(1);
    }

    @Test
    void theListThatACertificateNamesIsFetched() {
        assertThat(outcome(service.signerWithList())).isInstanceOf(Trusted.class);
    }

    @Test
    void theListStepsInForAResponderThatIsSilent() {
        service.answer = Answer.NONE;

        assertThat(outcome(service.signerWithBoth())).isInstanceOf(Trusted.class);
        assertThat(about(service.signerWithBoth()).answers()).isEmpty();
    }

    @Test
    void anAnswerMadeBeforehandHasNoNonce() {
        service.answer = Answer.WITHOUT_NONCE;

        assertThat(outcome(service.signerWithResponder())).isInstanceOf(Trusted.class);
    }

    @Test
    void whatTheResponderRevokedIsRevoked() {
        service.answer = Answer.REVOKED;

        assertThat(outcome(service.signerWithResponder()))
                .isInstanceOfSatisfying(
                        NotTrusted.class, not -> assertThat(not.fault()).isEqualTo(PathFault.REVOKED));
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GOOD", "WITHOUT_NONCE", "REVOKED"})
    void anyOtherAnswerIsNone(Answer wrong) {
        service.answer = wrong;
        Certificate signer = service.signerWithResponder();

        assertThat(outcome(signer))
                .isInstanceOfSatisfying(
                        NotTrusted.class, not -> assertThat(not.fault()).isEqualTo(PathFault.REVOCATION_UNKNOWN));
        assertThat(about(signer).answers()).isEmpty();
    }

    @Test
    void whatWasFetchedIsKeptUntilItIsRenewed() {
        service.renewed = NOW.plus(Duration.ofDays(1));
        Certificate signer = service.signerWithResponder();

        about(signer);
        about(signer);
        assertThat(service.asked).hasValue(2);
        now = NOW.plus(Duration.ofDays(1)).plusSeconds(1);
        service.renewed = NOW.plus(Duration.ofDays(3));
        about(signer);
        assertThat(service.asked).hasValue(4);
    }

    @Test
    void nobodyIsAskedWhereTheListsAtHandAreInForce() {
        trust = authority.trustWithLists();

        assertThat(outcome(service.signerWithResponder())).isInstanceOf(Trusted.class);
        assertThat(service.asked).hasValue(0);
    }

    @Test
    void nobodyIsAskedUnlessItIsAllowed() {
        revocation = of(List.of());

        assertThat(about(service.signerWithBoth())).isEqualTo(RevocationEvidence.NONE);
        assertThat(service.asked).hasValue(0);
    }
}
