package org.hefu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerEntryTest {

    private static final Instant AT = Instant.parse("2026-11-22T04:00:00.5Z");

    @Test
    void theTextOfAnEntryIsCanonical() {
        LedgerEntry entry = entry("lookup", "窗口\"/\\\u001f\u20ac\n", "C-1", Map.of("b", "2", "a", "😀"));

        assertThat(EntryText.write(entry, AT))
                .isEqualTo("{\"action\":\"lookup\",\"actor\":\"窗口\\\"/\\\\\\u001f€\\n"
                        + "\",\"at\":\"2026-11-22T04:00:00.500Z\","
                        + "\"caseNumber\":\"C-1\",\"details\":{\"a\":\"😀\",\"b\":\"2\"},\"outcome\":\"ALLOWED\"}");
    }

    @Test
    void anEntryIsReadAsItWasWritten() {
        LedgerEntry withCase = entry("seal.use", "系统 \"a\"", "C-1", Map.of("reason", "办件"));
        LedgerEntry withoutCase = new LedgerEntry("SEAL_USE", Outcome.REFUSED, "x", null, new TreeMap<>());

        assertThat(EntryText.read(EntryText.write(withCase, AT))).isEqualTo(new EntryText.Timed(AT, withCase));
        assertThat(EntryText.read(EntryText.write(withoutCase, AT))).isEqualTo(new EntryText.Timed(AT, withoutCase));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"action\":\"a\",\"action\":\"b\"}",
                "{\"action\":\"a\",\"actor\":\"x\",\"at\":\"noon\",\"details\":{},\"outcome\":\"ALLOWED\"}",
                "{\"action\":\"a\",\"actor\":\"x\",\"at\":\"2026-11-22T04:00:00Z\",\"details\":{\"n\":1},\"outcome\":\"ALLOWED\"}",
                "{\"action\":\"a\",\"actor\":\"x\",\"at\":\"2026-11-22T04:00:00Z\",\"details\":{},\"outcome\":\"PERHAPS\"}"
            })
    void whatIsNoEntryIsRefusedWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> EntryText.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatMayNotStandOnTheLedgerIsRefused() {
        assertThatThrownBy(() -> entry("查询", "x", null, Map.of()))
                .hasMessage("An action looks like SEAL_USE; got '查询'");
        assertThatThrownBy(() -> entry("a", " ", null, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry("a", "x", "", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry("a", "x", "1\n2", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry("a", "\ud83d", null, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry("a", "x", null, Map.of("", "v"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry("a", "x", null, Map.of("n", "v".repeat(32_768))))
                .hasMessage("Details of an entry have 32768 bytes at most; got 32769");
    }

    @Test
    void anEntryDoesNotPrintWhomItNames() {
        assertThat(entry("lookup", "张三", "C-1", Map.of("id", "110101199003070015")))
                .hasToString("LedgerEntry[lookup ALLOWED for case C-1]");
    }

    @Test
    void anEntryKeepsItsDetailsWhenTheMapChanges() {
        TreeMap<String, String> details = new TreeMap<>(Map.of("a", "1"));
        LedgerEntry entry = new LedgerEntry("a", Outcome.ALLOWED, "x", null, details);

        details.put("b", "2");

        assertThat(entry.details()).containsOnlyKeys("a");
    }

    private static LedgerEntry entry(
            String action, String actor, @Nullable String caseNumber, Map<String, String> details) {
        return new LedgerEntry(action, Outcome.ALLOWED, actor, caseNumber, new TreeMap<>(details));
    }
}
