package org.hefu.certificate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Where an issuer's list, certificate and OCSP responder are found, for the certificates that it issues: RFC 5280,
 * sections 4.2.1.13 and 4.2.2.1.
 */
record Published(Map<ASN1ObjectIdentifier, ASN1Encodable> extensions) {

    static final Published NOWHERE = new Published(Map.of());

    /**
     * @param publicUrl of the hub, without a slash at its end; empty if nobody outside reaches it
     */
    static Published below(String publicUrl, AuthorityRole issuer) {
        if (publicUrl.isEmpty()) {
            return NOWHERE;
        }
        String place = publicUrl + "/pki/" + issuer.publishedName();
        DistributionPoint list =
                new DistributionPoint(new DistributionPointName(new GeneralNames(address(place + ".crl"))), null, null);
        Map<ASN1ObjectIdentifier, ASN1Encodable> extensions = new LinkedHashMap<>();
        extensions.put(Extension.cRLDistributionPoints, new CRLDistPoint(new DistributionPoint[] {list}));
        extensions.put(Extension.authorityInfoAccess, new AuthorityInformationAccess(new AccessDescription[] {
            new AccessDescription(AccessDescription.id_ad_ocsp, address(publicUrl + "/pki/ocsp")),
            new AccessDescription(AccessDescription.id_ad_caIssuers, address(place + ".cer"))
        }));
        return new Published(extensions);
    }

    private static GeneralName address(String url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(url));
    }
}
