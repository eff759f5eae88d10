package org.hefu.certificate;

/**
 * A service of the hub, for example its time-stamp authority.
 *
 * @param organizationName who runs it
 * @param serviceName what it is
 */
public record ServiceSubject(String organizationName, String serviceName) implements CertificateSubject {

    public ServiceSubject {
        if (organizationName.isBlank() || serviceName.isBlank()) {
            throw new IllegalArgumentException("A service has a name, and an organization with a name");
        }
    }
}
