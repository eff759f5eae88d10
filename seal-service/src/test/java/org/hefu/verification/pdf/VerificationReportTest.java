package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.pdf.SignedPapers.verify;

import java.util.List;
import java.util.Map;
import org.hefu.certificate.TestAuthority;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.CheckResult;
import org.hefu.verification.report.Covered;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerificationReportTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TestAuthority AUTHORITY = TestAuthority.sm2();

    @Test
    void asJsonItHasThePublishedNamesInTheirOrder() {
        VerificationReport report = verify(RawPdf.signed(AUTHORITY), AUTHORITY.trust());

        JsonNode json = JSON.readTree(JSON.writeValueAsString(report));

        assertThat(json.propertyNames())
                .containsExactly("file", "format", "verdict", "reasons", "signatures", "seal", "license", "ledger");
        assertThat(json.at("/verdict").stringValue()).isEqualTo("TOTAL_PASSED");
        JsonNode signature = json.at("/signatures/0");
        assertThat(signature.propertyNames())
                .containsExactly(
                        "verdict",
                        "subIndication",
                        "intact",
                        "coverage",
                        "changesAfter",
                        "trusted",
                        "signer",
                        "claimedTime",
                        "provenTime",
                        "timestamps",
                        "checks",
                        "covers",
                        "level");
        assertThat(signature.at("/intact").booleanValue()).isTrue();
        assertThat(signature.at("/claimedTime").stringValue()).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(signature.at("/provenTime").isNull()).isTrue();
        assertThat(signature.at("/checks/0").propertyNames()).containsExactly("check", "result", "detail", "detailZh");
        assertThat(json.at("/reasons/0").propertyNames()).containsExactly("code", "zh", "en");
    }

    @Test
    void whoKnowsLicensesAndTheLedgerAddsToIt() {
        VerificationReport report = verify(RawPdf.signed(AUTHORITY), AUTHORITY.trust())
                .withLicense(Map.of("status", "VALID"))
                .withLedger(Map.of("index", 7));

        assertThat(report.license()).containsEntry("status", "VALID");
        assertThat(report.ledger()).containsEntry("index", 7);
    }

    @Test
    void oneSignatureIsSpokenOfAsOne() {
        byte[] one = RawPdf.signed(AUTHORITY);

        assertThat(verify(one, AUTHORITY.trust()).reasons().getFirst().en())
                .isEqualTo("The signature is good: intact, covering the file, by a trusted signer");
        assertThat(verify(one, AUTHORITY.trust()).reasons().getFirst().zh()).startsWith("签名有效：");
        assertThat(verify(SignedPapers.sign(one, AUTHORITY), AUTHORITY.trust())
                        .reasons()
                        .getFirst()
                        .en())
                .startsWith("All 2 signatures are good: ");
    }

    @Test
    void theBytesThatAreCoveredAreNamedInOneWay() {
        SignatureReport signature =
                verify(RawPdf.signed(AUTHORITY), AUTHORITY.trust()).signatures().getFirst();

        List<String> covered = signature.covers().stream()
                .filter(piece -> piece.kind() == Covered.Kind.BYTES)
                .map(Covered::name)
                .toList();
        CheckResult range = signature.checks().stream()
                .filter(check -> check.check() == Check.BYTE_RANGE)
                .findFirst()
                .orElseThrow();
        assertThat(covered).hasSize(2);
        assertThat(range.detail()).contains(covered.getFirst() + " and " + covered.getLast());
        assertThat(range.detailZh()).contains(covered.getFirst() + " 与 " + covered.getLast());
    }
}
