package org.hefu.certificate;

/** Whom the hub trusts, as its operator keeps it; filled in by who keeps the folder. */
public interface TrustAnchors {

    /** The anchors and lists of this moment. */
    TrustStore current();
}
