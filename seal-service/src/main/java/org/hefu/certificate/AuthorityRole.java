package org.hefu.certificate;

import java.util.Arrays;
import java.util.Optional;

/** The hub's authorities, a root and an issuing one in each line. */
public enum AuthorityRole {
    /** The anchor of the SM2 line; signs the issuing one. */
    ROOT("ca-root", "Root CA", AuthorityLine.SM2),
    /** Signs the certificates of SM2 keys. */
    ISSUING("ca-issuing", "Issuing CA", AuthorityLine.SM2),
    /** The anchor of the international line; signs the issuing one. */
    INTERNATIONAL_ROOT("ca-international-root", "International Root CA", AuthorityLine.INTERNATIONAL),
    /** Signs the certificates of every other key. */
    INTERNATIONAL_ISSUING("ca-international-issuing", "International Issuing CA", AuthorityLine.INTERNATIONAL);

    private final String keyName;
    private final String title;
    private final AuthorityLine line;

    AuthorityRole(String keyName, String title, AuthorityLine line) {
        this.keyName = keyName;
        this.title = title;
        this.line = line;
    }

    static AuthorityRole rootOf(AuthorityLine line) {
        return line == AuthorityLine.SM2 ? ROOT : INTERNATIONAL_ROOT;
    }

    static AuthorityRole issuingOf(AuthorityLine line) {
        return line == AuthorityLine.SM2 ? ISSUING : INTERNATIONAL_ISSUING;
    }

    /** The authority of this published name, for example {@code international-root}. */
    public static Optional<AuthorityRole> named(String publishedName) {
        return Arrays.stream(values())
                .filter(role -> role.publishedName().equals(publishedName))
                .findFirst();
    }

    /** Name in addresses and files. */
    public String publishedName() {
        return keyName.substring("ca-".length());
    }

    public AuthorityLine line() {
        return line;
    }

    boolean isRoot() {
        return this == rootOf(line);
    }

    /** The authority that signs this one's certificate. */
    AuthorityRole issuer() {
        return rootOf(line);
    }

    String keyName() {
        return keyName;
    }

    String title() {
        return title;
    }
}
