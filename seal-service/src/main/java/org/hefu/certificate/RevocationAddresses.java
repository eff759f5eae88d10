package org.hefu.certificate;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Where a certificate says that its issuer speaks of revocation. Nobody vouches for it. */
final class RevocationAddresses {

    private RevocationAddresses() {}

    /** Of lists, RFC 5280, section 4.2.1.13. */
    static List<URI> lists(Certificate certificate) {
        Extension extension = certificate.holder().getExtension(Extension.cRLDistributionPoints);
        if (extension == null) {
            return List.of();
        }
        try {
            List<URI> addresses = new ArrayList<>();
            for (DistributionPoint point :
                    CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    for (GeneralName one :
                            GeneralNames.getInstance(name.getName()).getNames()) {
                        add(addresses, one);
                    }
                }
            }
            return addresses;
        } catch (RuntimeException e) {
            // On malformed extensions the library throws what comes to hand.
            return List.of();
        }
    }

    /** Of OCSP responders, RFC 5280, section 4.2.2.1. */
    static List<URI> responders(Certificate certificate) {
        Extension extension = certificate.holder().getExtension(Extension.authorityInfoAccess);
        if (extension == null) {
            return List.of();
        }
        try {
            List<URI> addresses = new ArrayList<>();
            for (AccessDescription access : AuthorityInformationAccess.getInstance(extension.getParsedValue())
                    .getAccessDescriptions()) {
                if (access.getAccessMethod().equals(AccessDescription.id_ad_ocsp)) {
                    add(addresses, access.getAccessLocation());
                }
            }
            return addresses;
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private static void add(List<URI> addresses, GeneralName name) {
        if (name.getTagNo() == GeneralName.uniformResourceIdentifier) {
            addresses.add(URI.create(NameConstraints.text(name.getName())));
        }
    }
}
