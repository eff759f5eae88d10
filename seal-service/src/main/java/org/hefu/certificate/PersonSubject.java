package org.hefu.certificate;

import java.util.regex.Pattern;

/**
 * A person who signs for an organization.
 *
 * @param personName as people call the person
 * @param number tells people of one name apart; chosen by the organization, never an official identity number, because
 *     certificates are public: up to 64 letters, digits and hyphens
 * @param organizationName the organization
 * @param organizationCode its unified social credit code, 18 characters
 */
public record PersonSubject(String personName, String number, String organizationName, String organizationCode)
        implements CertificateSubject {

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern IDENTITY_NUMBER = Pattern.compile("\\d{17}[\\dXx]|\\d{15}");

    public PersonSubject {
        if (personName.isBlank() || organizationName.isBlank()) {
            throw new IllegalArgumentException("A person who signs has a name, and an organization with a name");
        }
        if (!NUMBER.matcher(number).matches() || IDENTITY_NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException(
                    "The number of a person in a certificate looks like HD-0017 and is no identity number");
        }
        SealSubject.requireCode(organizationCode);
    }
}
