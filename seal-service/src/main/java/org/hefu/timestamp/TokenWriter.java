package org.hefu.timestamp;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.ServiceIdentity;
import org.hefu.certificate.StrictAsn1;
import org.hefu.key.KeyVault;

/**
 * Writes tokens of one identity: RFC 3161, section 2.4.2, in the form of RFC 5652, section 5; the certificate is bound
 * by the attribute of RFC 5816. What is the same in every token is made once.
 */
final class TokenWriter {

    private static final ASN1Integer ONE = new ASN1Integer(1);
    private static final ASN1Integer THREE = new ASN1Integer(3);
    private static final Attribute CONTENT_TYPE =
            new Attribute(CMSAttributes.contentType, new DERSet(PKCSObjectIdentifiers.id_ct_TSTInfo));
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
    private final ASN1ObjectIdentifier policy;
    private final Accuracy accuracy;
    private final AlgorithmIdentifier digestAlgorithm;
    private final AlgorithmIdentifier signatureAlgorithm;
    private final IssuerAndSerialNumber signer;
    private final Attribute boundCertificate;
    private final DERTaggedObject certificates;

    TokenWriter(KeyVault vault, ServiceIdentity identity, TimestampSettings settings) {
        this.vault = vault;
        this.identity = identity;
        this.digest = identity.scheme().digest();
        this.policy = new ASN1ObjectIdentifier(settings.policy());
        this.accuracy = new Accuracy(new ASN1Integer(settings.accuracy().toSeconds()), null, null);
        this.digestAlgorithm = digest.identifier();
        this.signatureAlgorithm = identity.scheme().identifier();
        Certificate certificate = identity.certificate();
        this.signer = new IssuerAndSerialNumber(certificate.issuer(), certificate.serialNumber());
        ESSCertIDv2 bound = new ESSCertIDv2(digestAlgorithm, digest.of(certificate.encoded()));
        this.boundCertificate = new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(bound)));
        List<Certificate> authorities = identity.authorities();
        ASN1Encodable[] chain = Stream.concat(
                        Stream.of(certificate), authorities.subList(0, authorities.size() - 1).stream())
                .map(each -> StrictAsn1.read(each.encoded()))
                .toArray(ASN1Encodable[]::new);
        this.certificates = new DERTaggedObject(false, 0, new DERSet(chain));
    }

    byte[] write(TimestampQuery query, BigInteger serialNumber, Instant at) {
        byte[] info = Der.encode(new TSTInfo(
                policy,
                new MessageImprint(query.algorithm(), query.imprint()),
                new ASN1Integer(serialNumber),
                new ASN1GeneralizedTime(TIME.format(at)),
                accuracy,
                null,
                query.nonce() == null ? null : new ASN1Integer(query.nonce()),
                null,
                null));
        ASN1Set attributes = new DERSet(new ASN1Encodable[] {
            CONTENT_TYPE,
            new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(digest.of(info)))),
            boundCertificate
        });
        byte[] signature = vault.sign(identity.keyName(), identity.use(), Der.encode(attributes));
        DERSequence signerInfo = new DERSequence(new ASN1Encodable[] {
            ONE,
            signer,
            digestAlgorithm,
            new DERTaggedObject(false, 0, attributes),
            signatureAlgorithm,
            new DEROctetString(signature)
        });
        DERSequence content = new DERSequence(new ASN1Encodable[] {
            PKCSObjectIdentifiers.id_ct_TSTInfo, new DERTaggedObject(true, 0, new DEROctetString(info))
        });
        DERSet digests = new DERSet(digestAlgorithm);
        DERSet signers = new DERSet(signerInfo);
        DERSequence signedData = new DERSequence(
                query.certificates()
                        ? new ASN1Encodable[] {THREE, digests, content, certificates, signers}
                        : new ASN1Encodable[] {THREE, digests, content, signers});
        return Der.encode(new DERSequence(
                new ASN1Encodable[] {PKCSObjectIdentifiers.signedData, new DERTaggedObject(true, 0, signedData)}));
    }
}
