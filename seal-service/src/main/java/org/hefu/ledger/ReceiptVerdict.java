package org.hefu.ledger;

import java.time.Instant;

/** What checking a receipt came to. */
public sealed interface ReceiptVerdict {

    /**
     * The log held exactly this entry when it signed the checkpoint in the receipt.
     *
     * @param index place of the entry
     * @param size number of entries under that checkpoint
     * @param at when the entry was made, as the log recorded it
     */
    record Proved(long index, long size, Instant at) implements ReceiptVerdict {}

    /** The receipt proves nothing, for the first reason that was found. */
    record NotProved(Reason reason) implements ReceiptVerdict {}

    /** Why a receipt proves nothing. Codes are published: add, never rename. */
    enum Reason {
        RECEIPT_UNREADABLE("这不是一份存证回执。", "This is not a receipt."),
        PROOF_UNREADABLE("回执中的证明或检查点无法识读。", "The proof or its checkpoint cannot be read."),
        OTHER_LOG("回执出自另一本存证账本。", "The receipt comes from another log."),
        SIGNATURE_MISSING("检查点缺少所给公钥之一的签名。", "The checkpoint lacks the signature of one of the given keys."),
        SIGNATURE_WRONG("检查点的签名不成立：检查点被改动或系伪造。", "A signature on the checkpoint is wrong: it was changed or forged."),
        INDEX_DIFFERS("回执所写序号与证明中的序号不同。", "The receipt and its proof name different places."),
        BEYOND_TREE("序号超出检查点所含的条目数。", "The place is beyond the entries of the checkpoint."),
        ENTRY_CHANGED("内容或盐值与账本中的承诺不符：其一被改动。", "Entry and salt do not open the commitment: one was changed."),
        NOT_INCLUDED(
                "证明路径不通向检查点的根：该承诺不在账本的这一位置。",
                "The path does not lead to the root: the commitment is not in the log at this place."),
        ENTRY_UNREADABLE("所承诺的内容不是账本条目。", "What was committed to is not a ledger entry."),
        TIME_DIFFERS("回执所写时间与条目中的时间不同。", "The receipt and its entry name different times.");

        private final String chinese;
        private final String english;

        Reason(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }
    }
}
