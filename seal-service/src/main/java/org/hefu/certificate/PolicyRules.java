package org.hefu.certificate;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.jspecify.annotations.Nullable;

/**
 * The policies of a path, RFC 5280, section 6.1: any policy will do, but where an authority demands that those below it
 * name one, all of them must have one in common. Policies are not mapped to others, so a path that needs that is refused.
 */
final class PolicyRules {

    private static final String ANY = "2.5.29.32.0";
    private static final int NEVER = Integer.MAX_VALUE;

    private final List<Certificate> path;
    /** Null for any. */
    private @Nullable Set<String> common;

    private int explicit = NEVER;
    private int noneForAny = NEVER;

    private PolicyRules(List<Certificate> path) {
        this.path = path;
    }

    /**
     * @param path the certificate first, its anchor last
     */
    static boolean hold(List<Certificate> path) {
        try {
            return new PolicyRules(path).hold();
        } catch (RuntimeException e) {
            // On malformed extensions the library throws what comes to hand.
            return false;
        }
    }

    private boolean hold() {
        obey(path.getLast());
        for (int place = path.size() - 2; place >= 0; place--) {
            Certificate certificate = path.get(place);
            boolean between = place > 0 && isSelfIssued(certificate);
            narrow(certificate, noneForAny > 0 || between);
            if (!between) {
                explicit = counted(explicit);
                noneForAny = counted(noneForAny);
            }
            obey(certificate);
            if (explicit == 0 && common != null && common.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    static boolean isSelfIssued(Certificate certificate) {
        return certificate.subject().equals(certificate.issuer());
    }

    private static int counted(int left) {
        return left == NEVER || left == 0 ? left : left - 1;
    }

    private void narrow(Certificate certificate, boolean anyCounts) {
        Extension extension = certificate.holder().getExtension(Extension.certificatePolicies);
        Set<String> named = extension == null
                ? Set.of()
                : Stream.of(CertificatePolicies.getInstance(extension.getParsedValue())
                                .getPolicyInformation())
                        .map(PolicyInformation::getPolicyIdentifier)
                        .map(identifier -> identifier.getId())
                        .collect(Collectors.toSet());
        if (named.contains(ANY) && anyCounts) {
            return;
        }
        Set<String> left = new HashSet<>(named);
        left.remove(ANY);
        if (common != null) {
            left.retainAll(common);
        }
        common = left;
    }

    private void obey(Certificate certificate) {
        Extension constraints = certificate.holder().getExtension(Extension.policyConstraints);
        if (constraints != null) {
            explicit = Math.min(
                    explicit,
                    number(PolicyConstraints.getInstance(constraints.getParsedValue())
                            .getRequireExplicitPolicyMapping()));
        }
        Extension inhibited = certificate.holder().getExtension(Extension.inhibitAnyPolicy);
        if (inhibited != null) {
            noneForAny = Math.min(
                    noneForAny,
                    number(ASN1Integer.getInstance(inhibited.getParsedValue()).getValue()));
        }
    }

    private static int number(@Nullable BigInteger skipped) {
        if (skipped != null && skipped.signum() < 0) {
            throw new IllegalArgumentException("A number of certificates is not negative; got " + skipped);
        }
        return skipped == null ? NEVER : skipped.intValueExact();
    }
}
