package org.hefu.signature.cms;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.hefu.certificate.SignatureScheme;

/** The two families of identifiers by which a signed message is written. */
public enum CmsForm {
    /** GB/T 35275-2017, sections 7 and 8: the Chinese form, for SM2 with SM3. */
    GBT_35275("1.2.156.10197.6.1.4.2.2", "1.2.156.10197.6.1.4.2.1"),
    /** RFC 5652, sections 4 and 5. */
    RFC_5652(CMSObjectIdentifiers.signedData.getId(), CMSObjectIdentifiers.data.getId());

    private final String signedData;
    private final String data;

    CmsForm(String signedData, String data) {
        this.signedData = signedData;
        this.data = data;
    }

    /** SM2 with SM3 is written in the Chinese form, every other scheme in the international one. */
    public static CmsForm of(SignatureScheme scheme) {
        return scheme == SignatureScheme.SM2_SM3 ? GBT_35275 : RFC_5652;
    }

    ASN1ObjectIdentifier signedData() {
        return new ASN1ObjectIdentifier(signedData);
    }

    /** The type of content that is just bytes. */
    public ASN1ObjectIdentifier data() {
        return new ASN1ObjectIdentifier(data);
    }
}
