package org.hefu.timestamp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
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
    private static final byte[] ONE = Der.encode(new ASN1Integer(1));
    private static final byte[] THREE = Der.encode(new ASN1Integer(3));
    private static final byte[] MESSAGE_DIGEST = Der.encode(CMSAttributes.messageDigest);
    private static final byte[] CONTENT_TYPE =
            Der.wrap(Der.SEQUENCE, Der.encode(CMSAttributes.contentType), Der.wrap(Der.SET, TST_INFO));
    /** DER leaves out zeros at the end of the fraction, X.690, section 11.7. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyyMMddHHmmss")
            .appendFraction(ChronoField.MILLI_OF_SECOND, 0, 3, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

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
                Der.FIRST,
                Stream.concat(Stream.of(certificate), authorities.subList(0, authorities.size() - 1).stream())
                        .map(Certificate::encoded)
                        .toArray(byte[][]::new));
    }

    /**
     * @param query whose digest is an accepted one
     * @param at whole milliseconds
     */
    TimestampToken write(TimestampQuery query, BigInteger serialNumber, Instant at) {
        byte[] content = Der.wrap(
                Der.SEQUENCE,
                ONE,
                policy,
                Der.wrap(Der.SEQUENCE, Der.encode(query.algorithm()), Der.wrap(Der.OCTET_STRING, query.imprint())),
                Der.wrap(Der.INTEGER, serialNumber.toByteArray()),
                Der.wrap(Der.GENERALIZED_TIME, TIME.format(at).getBytes(StandardCharsets.US_ASCII)),
                accuracy,
                query.nonce() == null
                        ? NONE
                        : Der.wrap(Der.INTEGER, query.nonce().toByteArray()));
        byte[] digested = Der.wrap(Der.SET, Der.wrap(Der.OCTET_STRING, digest.of(content)));
        byte[] attributes =
                Der.setOf(Der.SET, CONTENT_TYPE, Der.wrap(Der.SEQUENCE, MESSAGE_DIGEST, digested), boundCertificate);
        byte[] signature = vault.sign(identity.keyName(), identity.use(), attributes);
        byte[] signedAttributes = attributes.clone();
        signedAttributes[0] = (byte) Der.FIRST;
        byte[] signerInfo = Der.wrap(
                Der.SEQUENCE,
                ONE,
                signer,
                digestAlgorithm,
                signedAttributes,
                signatureAlgorithm,
                Der.wrap(Der.OCTET_STRING, signature));
        byte[] signedData = Der.wrap(
                Der.SEQUENCE,
                THREE,
                Der.wrap(Der.SET, digestAlgorithm),
                Der.wrap(Der.SEQUENCE, TST_INFO, Der.wrap(Der.FIRST, Der.wrap(Der.OCTET_STRING, content))),
                query.certificates() ? encodedChain : NONE,
                Der.wrap(Der.SET, signerInfo));
        byte[] token = Der.wrap(Der.SEQUENCE, SIGNED_DATA, Der.wrap(Der.FIRST, signedData));
        return TimestampToken.written(token, query.digest().orElseThrow(), query.imprint(), at);
    }
}
