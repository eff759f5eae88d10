package org.hefu.certificate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * What the certificates of a path demand of each other: RFC 5280, sections 6.1.3 to 6.1.5, basic constraints, path
 * length, key usage, names, policies and extensions that must be understood. The anchor's own demands are obeyed, too
 * (RFC 5937). The purposes that an authority is limited to (extended key usage) limit those below it: so do the
 * operators of authorities understand them, though RFC 5280 leaves it open.
 */
final class PathConstraints {

    private static final Set<String> UNDERSTOOD = Set.of(
            Extension.basicConstraints.getId(),
            Extension.keyUsage.getId(),
            Extension.extendedKeyUsage.getId(),
            Extension.subjectAlternativeName.getId(),
            Extension.cRLDistributionPoints.getId(),
            Extension.certificatePolicies.getId());

    /** Understood in the certificate of an authority; in any other they make no sense. */
    private static final Set<String> UNDERSTOOD_OF_AUTHORITIES = Set.of(
            Extension.nameConstraints.getId(), Extension.policyConstraints.getId(), Extension.inhibitAnyPolicy.getId());

    private PathConstraints() {}

    /**
     * The certificate that must not stand where it stands.
     *
     * @param path the certificate first, its anchor last
     */
    static Optional<Certificate> breaker(List<Certificate> path) {
        for (int place = 0; place < path.size(); place++) {
            Certificate certificate = path.get(place);
            if (!mayStandAt(place, certificate) || !isUnderstood(certificate) || !isWellNamed(path, place)) {
                return Optional.of(certificate);
            }
        }
        return serveOnePurpose(path) && PolicyRules.hold(path) ? Optional.empty() : Optional.of(path.getFirst());
    }

    /** A certificate at place n has n - 1 authorities between itself and the end; self-issued ones are counted too. */
    private static boolean mayStandAt(int place, Certificate certificate) {
        return place == 0 || (certificate.maySignCertificates() && place - 1 <= certificate.pathLength());
    }

    private static boolean isUnderstood(Certificate certificate) {
        Set<String> critical = new HashSet<>(certificate.criticalExtensions());
        if (certificate.isAuthority()) {
            critical.removeAll(UNDERSTOOD_OF_AUTHORITIES);
        }
        return UNDERSTOOD.containsAll(critical);
    }

    /** An authority may certify itself anew under its own name, RFC 5280, section 6.1.3, step b. */
    private static boolean isWellNamed(List<Certificate> path, int place) {
        Certificate certificate = path.get(place);
        return (place > 0 && PolicyRules.isSelfIssued(certificate))
                || path.subList(place + 1, path.size()).stream()
                        .flatMap(above -> NameConstraints.of(above).stream())
                        .allMatch(constraints -> constraints.permit(certificate));
    }

    /** At least one purpose is left to all of them, and signing documents is, if the first is used for that. */
    private static boolean serveOnePurpose(List<Certificate> path) {
        Optional<Set<KeyPurposeId>> left = Optional.empty();
        for (Certificate certificate : path) {
            Set<KeyPurposeId> own = new HashSet<>(certificate.purposes());
            if (own.isEmpty() || own.contains(KeyPurposeId.anyExtendedKeyUsage)) {
                continue;
            }
            left.ifPresent(own::retainAll);
            left = Optional.of(own);
        }
        return left.map(purposes -> !purposes.isEmpty()
                        && (!path.getFirst().maySignDocuments() || DocumentPurposes.amongst(purposes)))
                .orElse(true);
    }
}
