package org.hefu.timestamp;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.Der;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.ServiceIdentity;
import org.hefu.key.KeyVault;

/**
 * Writes tokens of one identity: RFC 3161, section 2.4.2, in the form of RFC 5652, section 5; the certificate is bound
 * by the attribute of RFC 5816. What is the same in every token is made once.
 */
final class TokenWriter {

    private static final byte[] SIGNED_DATA = Der.encode(PKCSObjectIdentifiers.signedData);
    private static final byte[] TST_INFO = Der.encode(PKCSObjectIdentifiers.id_ct_TSTInfo);
    private static final byte[] NONE = {};
    private static final byte[] ONE = Der.integer(1);
    private static final byte[] THREE = Der.integer(3);
    private static final byte[] MESSAGE_DIGEST = Der.encode(CMSAttributes.messageDigest);
    private static final byte[] CONTENT_TYPE =
            Der.sequence(Der.encode(CMSAttributes.contentType), Der.value(Der.SET, TST_INFO));

    private final KeyVault vault;
    private final ServiceIdentity identity;
    private final DigestAlgorithm digest;
    private final byte[] policy;
    private final byte[] accuracy;
    private final byte[] digestAlgorithm;
    private final byte[] signatureAlgorithm;
    private final byte[] signer;
    private final byte[] boundCertificate;
    private final byte[] encodedChain;

    TokenWriter(KeyVault vault, ServiceIdentity identity, TimestampSettings settings) {
        this.vault = vault;
        this.identity = identity;
        this.digest = identity.scheme().digest();
        this.policy = Der.encode(new ASN1ObjectIdentifier(settings.policy()));
        this.accuracy =
                Der.encode(new Accuracy(new ASN1Integer(settings.accuracy().toSeconds()), null, null));
        this.digestAlgorithm = Der.encode(digest.identifier());
        this.signatureAlgorithm = Der.encode(identity.scheme().identifier());
        Certificate certificate = identity.certificate();
        this.signer = Der.encode(new IssuerAndSerialNumber(certificate.issuer(), certificate.serialNumber()));
        ESSCertIDv2 bound = new ESSCertIDv2(digest.identifier(), digest.of(certificate.encoded()));
        this.boundCertificate = Der.encode(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(bound))));
        List<Certificate> authorities = identity.authorities();
        this.encodedChain = Der.setOf(
                Der.TAG_0,
                Stream.concat(Stream.of(certificate), authorities.subList(0, authorities.size() - 1).stream())
                        .map(Certificate::encoded)
                        .toList());
    }

    /**
     * @param query whose digest is an accepted one
     * @param at whole milliseconds
     */
    TimestampToken write(TimestampQuery query, BigInteger serialNumber, Instant at) {
        byte[] content = Der.sequence(
                ONE,
                policy,
                Der.sequence(Der.encode(query.algorithm()), Der.octets(query.imprint())),
                Der.integer(serialNumber),
                Der.preciseTime(at),
                accuracy,
                query.nonce() == null ? NONE : Der.integer(query.nonce()));
        byte[] digested = Der.value(Der.SET, Der.octets(digest.of(content)));
        byte[] attributes =
                Der.setOf(Der.SET, List.of(CONTENT_TYPE, Der.sequence(MESSAGE_DIGEST, digested), boundCertificate));
        byte[] signature = vault.sign(identity.keyName(), identity.use(), attributes);
        byte[] signedAttributes = attributes.clone();
        signedAttributes[0] = (byte) Der.TAG_0;
        byte[] signerInfo =
                Der.sequence(ONE, signer, digestAlgorithm, signedAttributes, signatureAlgorithm, Der.octets(signature));
        byte[] signedData = Der.sequence(
                THREE,
                Der.value(Der.SET, digestAlgorithm),
                Der.sequence(TST_INFO, Der.value(Der.TAG_0, Der.octets(content))),
                query.certificates() ? encodedChain : NONE,
                Der.value(Der.SET, signerInfo));
        byte[] token = Der.sequence(SIGNED_DATA, Der.value(Der.TAG_0, signedData));
        return TimestampToken.written(token, query.digest().orElseThrow(), query.imprint(), at);
    }
}
