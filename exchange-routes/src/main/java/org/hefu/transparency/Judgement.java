package org.hefu.transparency;

import org.hefu.ledger.ReceiptVerdict;

/** What checking a receipt came to, as screens show it. */
record Judgement(String word, String tone, String mark, String chinese, String english) {

    static Judgement of(ReceiptVerdict verdict) {
        return switch (verdict) {
            case ReceiptVerdict.Proved proved ->
                new Judgement(
                        "proved",
                        "good",
                        "✓",
                        "账本在签署含 %d 条的检查点时，第 %d 条正是此内容。".formatted(proved.size(), proved.index()),
                        "When the log signed its checkpoint over %d entries, entry %d was exactly this."
                                .formatted(proved.size(), proved.index()));
            case ReceiptVerdict.NotProved(ReceiptVerdict.Reason reason) ->
                new Judgement("not-proved", "bad", "✕", reason.chinese(), reason.english());
        };
    }

    /** Of an entry whose body is erased only the leaf can be proved. */
    static Judgement erased() {
        return new Judgement(
                "erased",
                "warn",
                "!",
                "正文已删除，只能证明该位置的承诺在账本中。",
                "The body is erased; only its commitment can be proved to be in this place.");
    }
}
