package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hefu.ledger.LedgerFilter;
import org.hefu.ledger.LedgerUnavailableException;
import org.hefu.ledger.RecordedEntry;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.placing.SealPosition;
import org.junit.jupiter.api.Test;

/** A sealed document that nobody got because the ledger stood still. */
class SealAnswersIT extends OnSeals {

    @Override
    TestHub hub(Path home) {
        return TestHub.open(home, Duration.ofSeconds(5));
    }

    @Test
    void aDocumentOfTwoPersonsIsNotLostAndDoesNotLeaveBeforeItsEntry() {
        Seal seal = make();
        allow(seal, 1, true);
        keeping.authorise(seal.id(), openTo("person:deputy"), "person:keeper");
        SealRequest asked =
                requests.ask(order(seal, OFFICER), SealPosition.PAPER, PAPER).result();
        requests.decide(seal.id(), asked.id(), "person:deputy", Set.of(), true, "");
        hub.stallLedger();
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(LedgerUnavailableException.class)
                    .isThrownBy(() -> requests.use(seal.id(), asked.id(), OFFICER, Set.of()));
        }

        hub.resumeLedger();
        SealRequests.Proved sealed = requests.use(seal.id(), asked.id(), OFFICER, Set.of());
        SealRequests.Proved again = requests.use(seal.id(), asked.id(), OFFICER, Set.of());

        assertThat(sealed.document()).startsWith(PAPER).isEqualTo(again.document());
        assertThat(sealed.receipt().entry()).contains("SEAL_USE", asked.id().toString());
        assertThat(again.receipt().index()).isEqualTo(sealed.receipt().index());
        assertThat(hub.count("seal_use")).isOne();
        assertThat(hub.ledger.newest(new LedgerFilter(null, "SEAL_DOCUMENT", null, null, null, 20)))
                .extracting(RecordedEntry::action)
                .hasSizeGreaterThanOrEqualTo(2);
        closed(Code.REQUEST_UNKNOWN, () -> requests.use(seal.id(), asked.id(), "person:deputy", Set.of()));
    }

    @Test
    void aSealedDocumentIsKeptForADayAndNotReadableInTheTable() {
        Seal seal = make();
        allow(seal, null, true);
        keeping.authorise(seal.id(), openTo("person:deputy"), "person:keeper");
        SealRequest asked =
                requests.ask(order(seal, OFFICER), SealPosition.PAPER, PAPER).result();
        requests.decide(seal.id(), asked.id(), "person:deputy", Set.of(), true, "");
        requests.use(seal.id(), asked.id(), OFFICER, Set.of());
        hub.clock.advance(Duration.ofHours(23));
        requests.eraseExpired();
        assertThat(kept())
                .singleElement()
                .satisfies(document -> assertThat(new String(document, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("%PDF", "/ByteRange"));
        assertThat(requests.use(seal.id(), asked.id(), OFFICER, Set.of()).document())
                .startsWith(PAPER);

        hub.clock.advance(Duration.ofHours(1));
        requests.eraseExpired();

        assertThat(kept()).isEmpty();
        closed(Code.REQUEST_CLOSED, () -> requests.use(seal.id(), asked.id(), OFFICER, Set.of()));
    }

    private List<byte[]> kept() {
        return hub.jdbc
                .sql("SELECT used_document FROM seal.seal_request WHERE used_document IS NOT NULL")
                .query(byte[].class)
                .list();
    }
}
