package org.hefu.seal;

/** A seal may be used: for what, under which authority, and with what. Only {@link Seals#decide} makes one. */
public final class SealDecision {

    private final SealOrder order;
    private final SealAuthority authority;
    private final SealPress.Prepared prepared;

    SealDecision(SealOrder order, SealAuthority authority, SealPress.Prepared prepared) {
        this.order = order;
        this.authority = authority;
        this.prepared = prepared;
    }

    public SealOrder order() {
        return order;
    }

    public SealAuthority authority() {
        return authority;
    }

    SealPress.Prepared prepared() {
        return prepared;
    }
}
