package org.hefu.seal;

import org.jspecify.annotations.Nullable;

/** A document with a seal on it of which nobody knows yet: it can be seen only when {@link Seals} has recorded it. */
public final class PressedDocument {

    private final SealOrder order;
    private final int length;
    private byte @Nullable [] bytes;

    PressedDocument(SealOrder order, byte[] bytes) {
        this.order = order;
        this.length = bytes.length;
        this.bytes = bytes;
    }

    /** What it was pressed for. */
    public SealOrder order() {
        return order;
    }

    /** In bytes. */
    public int length() {
        return length;
    }

    /**
     * The sealed file, once.
     *
     * @throws IllegalStateException if it was taken before
     */
    synchronized byte[] take() {
        byte[] taken = bytes;
        if (taken == null) {
            throw new IllegalStateException("A pressed document is recorded once");
        }
        bytes = null;
        return taken;
    }
}
