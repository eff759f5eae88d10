package org.hefu.certificate;

/** The hub's two authorities. */
enum AuthorityRole {
    /** The anchor; signs the other. */
    ROOT("ca-root", "Root CA"),
    /** Signs the certificates of seals. */
    ISSUING("ca-issuing", "Issuing CA");

    private final String keyName;
    private final String title;

    AuthorityRole(String keyName, String title) {
        this.keyName = keyName;
        this.title = title;
    }

    String keyName() {
        return keyName;
    }

    String title() {
        return title;
    }
}
