package org.hefu.certificate;

import java.util.regex.Pattern;

/**
 * Whom a seal certificate names.
 *
 * @param sealName the seal's name
 * @param ownerName the organization
 * @param ownerCode its unified social credit code, 18 characters
 */
public record SealSubject(String sealName, String ownerName, String ownerCode) implements CertificateSubject {

    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{18}");

    public SealSubject {
        if (sealName.isBlank() || ownerName.isBlank()) {
            throw new IllegalArgumentException("A seal has a name, and an owner with a name");
        }
        requireCode(ownerCode);
    }

    static void requireCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "A unified social credit code looks like 11430424MB9000058B; got '" + code + "'");
        }
    }
}
