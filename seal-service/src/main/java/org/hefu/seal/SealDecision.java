package org.hefu.seal;

/** A seal may be used: for what, under which authority, and with what. Only {@link Seals#decide} makes one. */
public final class SealDecision {

    private final SealOrder order;
    private final SealAuthority authority;
    private final int left;
    private final PreparedSeal prepared;

    SealDecision(SealOrder order, SealAuthority authority, int left, PreparedSeal prepared) {
        this.order = order;
        this.authority = authority;
        this.left = left;
        this.prepared = prepared;
    }

    public SealOrder order() {
        return order;
    }

    public SealAuthority authority() {
        return authority;
    }

    /** How many uses the authority allowed when it was decided; {@link Integer#MAX_VALUE} if it is not counted. */
    public int left() {
        return left;
    }

    PreparedSeal prepared() {
        return prepared;
    }
}
