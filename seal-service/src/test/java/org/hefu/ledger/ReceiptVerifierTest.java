package org.hefu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.hefu.ledger.ReceiptVerdict.NotProved;
import org.hefu.ledger.ReceiptVerdict.Proved;
import org.hefu.ledger.ReceiptVerdict.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ReceiptVerifierTest {

    private static final Instant NOON = SmallLog.NOON;

    private final ReceiptVerifier verifier = new ReceiptVerifier();
    private final SmallLog log = new SmallLog().with(13);

    @Test
    void everyEntryOfTheLogIsProved() {
        for (long index = 0; index < 13; index++) {
            assertThat(verifier.verify(log.receipt(index), log.keys())).isEqualTo(new Proved(index, 13, NOON));
        }
    }

    @Test
    void eitherKeyAloneIsEnough() {
        for (String key : log.keys().vkeys()) {
            assertThat(verifier.verify(log.receipt(5), LogKeys.of(key))).isEqualTo(new Proved(5, 13, NOON));
        }
    }

    @Test
    void theOnlyEntryOfALogIsProvedByAnEmptyPath() {
        SmallLog small = new SmallLog().with(1);

        assertThat(verifier.verify(small.receipt(0), small.keys())).isEqualTo(new Proved(0, 1, NOON));
    }

    @Test
    void aReceiptIsTheSameAfterItsJourneyAsJson() {
        Receipt receipt = log.receipt(5);

        assertThat(Receipt.fromJson(receipt.toJson())).isEqualTo(receipt).hasSameHashCodeAs(receipt);
        assertThat(receipt.toJson())
                .startsWith("{\"index\":5,\"at\":\"2026-11-22T04:00:00.123456Z\",\"entry\":\"{\\\"action\\\":")
                .isEqualTo(JsonMapper.builder().build().writeValueAsString(receipt));
        assertThat(verifier.verify(receipt.toJson(), log.keys())).isEqualTo(new Proved(5, 13, NOON));
    }

    @Test
    void aReceiptDoesNotPrintItsEntry() {
        assertThat(log.receipt(5)).hasToString("Receipt[5 at 2026-11-22T04:00:00.123456Z]");
    }

    @Test
    void aProofIsReadAsItWasWritten() {
        TlogProof proof = log.proof(5);

        assertThat(proof.written().lines())
                .startsWith(
                        "c2sp.org/tlog-proof@v1", "extra " + proof.commitment().base64(), "index 5")
                .hasSize(3 + 4 + 1 + 6);
        assertThat(TlogProof.parse(proof.written())).isEqualTo(proof);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"index\":1}", "7", "{\"index\":0,\"index\":1}"})
    void whatIsNoReceiptIsSaidToBeNone(String json) {
        assertThat(verifier.verify(json, log.keys())).isEqualTo(new NotProved(Reason.RECEIPT_UNREADABLE));
        assertThatThrownBy(() -> Receipt.fromJson(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReceiptOfUnlikelyLengthIsNotRead() {
        assertThat(verifier.verify(" ".repeat(2_000_000), log.keys()))
                .isEqualTo(new NotProved(Reason.RECEIPT_UNREADABLE));
    }

    @Test
    void aSaltOfAnotherLengthIsNoReceipt() {
        Receipt receipt = log.receipt(5);

        assertThat(verify(new Receipt(5, NOON, receipt.entry(), new byte[31], receipt.proof())))
                .isEqualTo(Reason.RECEIPT_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "c2sp.org/tlog-proof@v2\nextra x\nindex 5\n\n",
                "c2sp.org/tlog-proof@v1\nindex 5\n\no\n1\n"
            })
    void aProofThatCannotBeReadProvesNothing(String proof) {
        Receipt receipt = log.receipt(5);

        assertThat(verify(new Receipt(5, NOON, receipt.entry(), receipt.salt(), proof)))
                .isEqualTo(Reason.PROOF_UNREADABLE);
    }

    @Test
    void aReceiptOfAnotherLogIsToldApart() {
        SmallLog other = new SmallLog(TestKeys.shared(), "hefu.test/other");

        assertThat(verifier.verify(log.receipt(5), other.keys())).isEqualTo(new NotProved(Reason.OTHER_LOG));
    }

    @Test
    void aLogWithOtherKeysUnderTheSameNameDidNotSign() {
        SmallLog other = new SmallLog(TestKeys.fresh(), SmallLog.ORIGIN);

        assertThat(verifier.verify(log.receipt(5), other.keys())).isEqualTo(new NotProved(Reason.SIGNATURE_MISSING));
    }

    @Test
    void withBothKeysGivenOneSignatureIsNotEnough() {
        Receipt receipt = log.receipt(5);
        String withoutSm2 = receipt.proof().substring(0, receipt.proof().lastIndexOf("— "));

        assertThat(verify(withProof(receipt, withoutSm2))).isEqualTo(Reason.SIGNATURE_MISSING);
        assertThat(verifier.verify(
                        withProof(receipt, withoutSm2),
                        LogKeys.of(log.keys().vkeys().getFirst())))
                .isEqualTo(new Proved(5, 13, NOON));
    }

    @Test
    void aCheckpointChangedAfterwardsIsForged() {
        Receipt receipt = log.receipt(5);

        assertThat(verify(withProof(receipt, receipt.proof().replace("\n13\n", "\n14\n"))))
                .isEqualTo(Reason.SIGNATURE_WRONG);
    }

    @Test
    void aReceiptForAnotherPlaceIsToldApart() {
        Receipt receipt = log.receipt(5);

        assertThat(verify(new Receipt(6, NOON, receipt.entry(), receipt.salt(), receipt.proof())))
                .isEqualTo(Reason.INDEX_DIFFERS);
    }

    @Test
    void aPlaceBeyondTheTreeIsNotInIt() {
        Receipt receipt = log.receipt(5);
        String proof = receipt.proof().replace("index 5", "index 13");

        assertThat(verify(new Receipt(13, NOON, receipt.entry(), receipt.salt(), proof)))
                .isEqualTo(Reason.BEYOND_TREE);
    }

    @Test
    void anEntryOrSaltChangedAfterwardsDoesNotOpenTheCommitment() {
        Receipt receipt = log.receipt(5);
        byte[] salt = receipt.salt();
        salt[0] ^= 1;

        assertThat(verify(new Receipt(
                        5, NOON, receipt.entry().replace("clerk-5", "clerk-6"), receipt.salt(), receipt.proof())))
                .isEqualTo(Reason.ENTRY_CHANGED);
        assertThat(verify(new Receipt(5, NOON, receipt.entry(), salt, receipt.proof())))
                .isEqualTo(Reason.ENTRY_CHANGED);
    }

    @Test
    void anotherEntryUnderThePathOfThisOneIsNotIncluded() {
        Opening forged = Opening.fresh(EntryText.write(SmallLog.entry("nobody"), NOON));
        TlogProof genuine = log.proof(5);
        TlogProof proof = new TlogProof(forged.commitment(), 5, genuine.path(), genuine.checkpoint());

        assertThat(verify(new Receipt(5, NOON, forged.entry(), forged.salt(), proof.written())))
                .isEqualTo(Reason.NOT_INCLUDED);
        assertThat(verify(withProof(
                        log.receipt(5),
                        new TlogProof(genuine.commitment(), 5, List.of(), genuine.checkpoint()).written())))
                .isEqualTo(Reason.NOT_INCLUDED);
    }

    @Test
    void somethingElseThanAnEntryIsNoLedgerEntryEvenInTheLog() {
        long index = log.add("hello");

        assertThat(verify(log.receipt(index))).isEqualTo(Reason.ENTRY_UNREADABLE);
    }

    @Test
    void aTimeChangedAfterwardsIsToldApart() {
        Receipt receipt = log.receipt(5);

        assertThat(verify(new Receipt(5, NOON.plusSeconds(1), receipt.entry(), receipt.salt(), receipt.proof())))
                .isEqualTo(Reason.TIME_DIFFERS);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsASentenceInBothLanguages(Reason reason) {
        assertThat(reason.chinese()).endsWith("。");
        assertThat(reason.english()).endsWith(".");
    }

    private Reason verify(Receipt receipt) {
        ReceiptVerdict verdict = verifier.verify(receipt, log.keys());
        assertThat(verdict).isInstanceOf(NotProved.class);
        return ((NotProved) verdict).reason();
    }

    private static Receipt withProof(Receipt receipt, String proof) {
        return new Receipt(receipt.index(), receipt.at(), receipt.entry(), receipt.salt(), proof);
    }
}
