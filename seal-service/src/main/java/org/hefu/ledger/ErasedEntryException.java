package org.hefu.ledger;

/** The body of this entry is erased: its place can still be proved, what it said cannot. */
public final class ErasedEntryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ErasedEntryException(long index) {
        super("The body of entry " + index + " is erased; Ledger.proof still proves its leaf");
    }
}
