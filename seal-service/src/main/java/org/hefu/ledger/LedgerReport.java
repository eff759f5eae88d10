package org.hefu.ledger;

import java.util.List;

/**
 * What checking the whole log came to.
 *
 * @param entries entries under the newest checkpoint
 * @param erased how many of them have no body any more
 * @param checkpoints signed states that were checked
 * @param differing how many differences there are in all
 * @param differences the first of them, 20 at most
 */
public record LedgerReport(long entries, long erased, long checkpoints, long differing, List<Difference> differences) {

    public LedgerReport {
        differences = List.copyOf(differences);
    }

    /** Whether the log is exactly what its keys signed. */
    public boolean isSound() {
        return differing == 0;
    }

    /**
     * Something that is not as the log's keys signed it.
     *
     * @param index what it concerns, by its kind: an entry, the size of a checkpoint, or the first entry under a node
     */
    public record Difference(Kind kind, long index) {

        public String chinese() {
            return kind.chinese.formatted(index);
        }

        public String english() {
            return kind.english.formatted(index);
        }
    }

    /** What can differ. Codes are published: add, never rename. */
    public enum Kind {
        CHECKPOINT_MISSING("没有任何检查点（已有 %d 条）。", "There is no checkpoint at all, over %d entries."),
        LEAF_MISSING("第 %d 条缺失，其后无法继续核对。", "Entry %d is missing; what follows it cannot be checked."),
        LEAF_UNSIGNED("自第 %d 条起的条目不在任何检查点之内。", "Entries from %d on are under no checkpoint."),
        BODY_UNREADABLE(
                "第 %d 条的正文无法解密：被改动或密钥缺失。",
                "The body of entry %d cannot be decrypted: it was changed or its key is gone."),
        BODY_DIFFERS("第 %d 条的正文与其承诺不符。", "The body of entry %d does not open its commitment."),
        BODY_WITHOUT_LEAF("自第 %d 条起有正文而无条目。", "From %d on there are bodies without entries."),
        COLUMN_DIFFERS("第 %d 条的检索列与其正文不符。", "The search columns of entry %d are not what its body says."),
        NODE_MISSING("始于第 %d 条的节点缺失。", "A node that begins at entry %d is missing."),
        NODE_DIFFERS("始于第 %d 条的节点与其条目不符。", "A node that begins at entry %d is not the hash of its entries."),
        ROOT_DIFFERS("条目数为 %d 的检查点与其条目不符。", "The checkpoint over %d entries is not the root of these entries."),
        SIGNATURE_WRONG("条目数为 %d 的检查点签名不成立。", "The checkpoint over %d entries is not signed by this log's keys.");

        private final String chinese;
        private final String english;

        Kind(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }
}
