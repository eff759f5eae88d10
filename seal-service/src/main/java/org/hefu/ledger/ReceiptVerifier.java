package org.hefu.ledger;

import org.hefu.ledger.ReceiptVerdict.NotProved;
import org.hefu.ledger.ReceiptVerdict.Proved;
import org.hefu.ledger.ReceiptVerdict.Reason;
import org.springframework.stereotype.Component;

/** Checks receipts offline: needs the log's public keys, and neither hub nor network. */
@Component
public final class ReceiptVerifier {

    private static final int LONGEST_RECEIPT = 1 << 20;

    /** @param json a receipt as {@link Receipt} describes it */
    public ReceiptVerdict verify(String json, LogKeys keys) {
        if (json.length() > LONGEST_RECEIPT) {
            return new NotProved(Reason.RECEIPT_UNREADABLE);
        }
        try {
            return verify(Receipt.fromJson(json), keys);
        } catch (IllegalArgumentException e) {
            return new NotProved(Reason.RECEIPT_UNREADABLE);
        }
    }

    /**
     * Checks the signatures of the checkpoint (one of every given key), that entry and salt open the commitment, and
     * that the commitment is in the tree of the checkpoint.
     */
    public ReceiptVerdict verify(Receipt receipt, LogKeys keys) {
        if (receipt.salt().length != Opening.SALT_BYTES) {
            return new NotProved(Reason.RECEIPT_UNREADABLE);
        }
        try {
            TlogProof proof = TlogProof.parse(receipt.proof());
            Note note = Note.parse(proof.checkpoint());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(keys.origin())) {
                return new NotProved(Reason.OTHER_LOG);
            }
            for (NoteKey key : keys.noteKeys()) {
                switch (note.standing(key)) {
                    case SIGNED -> {}
                    case FORGED -> {
                        return new NotProved(Reason.SIGNATURE_WRONG);
                    }
                    case UNSIGNED -> {
                        return new NotProved(Reason.SIGNATURE_MISSING);
                    }
                }
            }
            return included(receipt, proof, checkpoint);
        } catch (IllegalArgumentException e) {
            return new NotProved(Reason.PROOF_UNREADABLE);
        }
    }

    private static ReceiptVerdict included(Receipt receipt, TlogProof proof, Checkpoint checkpoint) {
        if (receipt.index() != proof.index()) {
            return new NotProved(Reason.INDEX_DIFFERS);
        }
        if (proof.index() >= checkpoint.size()) {
            return new NotProved(Reason.BEYOND_TREE);
        }
        if (!Opening.of(receipt.entry(), receipt.salt()).commitment().equals(proof.commitment())) {
            return new NotProved(Reason.ENTRY_CHANGED);
        }
        Hash leaf = Merkle.leaf(proof.commitment().bytes());
        if (!Merkle.includes(leaf, proof.index(), checkpoint.size(), proof.path(), checkpoint.root())) {
            return new NotProved(Reason.NOT_INCLUDED);
        }
        EntryText.Timed committed;
        try {
            committed = EntryText.read(receipt.entry());
        } catch (IllegalArgumentException e) {
            return new NotProved(Reason.ENTRY_UNREADABLE);
        }
        if (!committed.at().equals(receipt.at())) {
            return new NotProved(Reason.TIME_DIFFERS);
        }
        return new Proved(proof.index(), checkpoint.size(), committed.at());
    }
}
