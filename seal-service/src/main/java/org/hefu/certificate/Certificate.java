package org.hefu.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * An X.509 version 3 certificate (RFC 5280), read once: its key is decoded at birth. Two are equal if their bytes are.
 */
public final class Certificate {

    /** The prefix of an organization identifier from a national register, ETSI EN 319 412-1, section 5.1.4. */
    static final String CREDIT_CODE_PREFIX = "NTRCN-";

    /** Purposes of services, whose keys sign no documents. */
    private static final Set<KeyPurposeId> OF_SERVICES =
            Set.of(KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_OCSPSigning, KeyPurposeId.id_kp_serverAuth);

    private static final ReadCache<Certificate> READ = new ReadCache<>(1000);

    private final byte[] encoded;
    private final X509CertificateHolder holder;
    private final @Nullable BasicConstraints basicConstraints;
    private final @Nullable KeyUsage keyUsage;
    private final @Nullable ExtendedKeyUsage purposes;
    private final byte @Nullable [] keyIdentifier;
    private final @Nullable PublicKey key;
    private final byte[] signature;
    private final String name;
    private final Instant validFrom;
    private final Instant validTo;
    private final KnownIssuers issuers = new KnownIssuers();

    Certificate(X509CertificateHolder holder) {
        try {
            this.encoded = holder.getEncoded();
            this.holder = holder;
            Extensions extensions = holder.getExtensions();
            this.basicConstraints = extensions == null ? null : BasicConstraints.fromExtensions(extensions);
            this.keyUsage = extensions == null ? null : KeyUsage.fromExtensions(extensions);
            this.purposes = extensions == null ? null : ExtendedKeyUsage.fromExtensions(extensions);
            SubjectKeyIdentifier identifier =
                    extensions == null ? null : SubjectKeyIdentifier.fromExtensions(extensions);
            this.keyIdentifier = identifier == null ? null : identifier.getKeyIdentifier();
            this.key = PublicKeys.decode(holder.getSubjectPublicKeyInfo()).orElse(null);
            this.signature = holder.getSignature();
            // A name whose letters are damaged is found here, and not when it is first shown.
            this.name = holder.getSubject().toString();
            this.validFrom = holder.getNotBefore().toInstant();
            this.validTo = holder.getNotAfter().toInstant();
        } catch (IOException | RuntimeException e) {
            throw new Asn1FormatException("This is not an X.509 certificate", e);
        }
    }

    /**
     * Reads a certificate from DER.
     *
     * @throws Asn1FormatException if the bytes are not one certificate and nothing else
     */
    public static Certificate read(byte[] der) {
        return READ.get(der, Certificate::decode);
    }

    private static Certificate decode(byte[] der) {
        Certificate read;
        try {
            read = new Certificate(new X509CertificateHolder(
                    org.bouncycastle.asn1.x509.Certificate.getInstance(StrictAsn1.readDer(der))));
        } catch (RuntimeException e) {
            // On malformed parts the library throws what comes to hand.
            throw new Asn1FormatException("This is not an X.509 certificate", e);
        }
        // The library passes over some wrong tags; what it would write must be what was read.
        if (!Arrays.equals(read.encoded, der)) {
            throw new Asn1FormatException("This X.509 certificate is malformed");
        }
        return read;
    }

    public byte[] encoded() {
        return encoded.clone();
    }

    public X500Name subject() {
        return holder.getSubject();
    }

    public X500Name issuer() {
        return holder.getIssuer();
    }

    public BigInteger serialNumber() {
        return holder.getSerialNumber();
    }

    public Instant validFrom() {
        return validFrom;
    }

    /** The last second in which the certificate is valid. */
    public Instant validTo() {
        return validTo;
    }

    public boolean isValidAt(Instant time) {
        return !time.isBefore(validFrom) && time.isBefore(validTo.plusSeconds(1));
    }

    /** The public key; empty if its algorithm, curve or size is not accepted. */
    public Optional<PublicKey> key() {
        return Optional.ofNullable(key);
    }

    /** The kind of the key; empty if it is not accepted. */
    public Optional<KeyKind> keyKind() {
        return PublicKeys.kind(holder.getSubjectPublicKeyInfo()).filter(kind -> key != null);
    }

    /** The owner as people read it: common name, else organization, else the whole subject. */
    public String owner() {
        return NameParts.first(subject(), BCStyle.CN)
                .or(() -> NameParts.first(subject(), BCStyle.O))
                .orElse(name);
    }

    /** The organization in the subject. */
    public Optional<String> organization() {
        return NameParts.first(subject(), BCStyle.O);
    }

    /** Every organization in the subject. */
    public List<String> organizations() {
        return NameParts.all(subject(), BCStyle.O);
    }

    /** The unified social credit code in the subject's organization identifier. */
    public Optional<String> creditCode() {
        return NameParts.first(subject(), BCStyle.ORGANIZATION_IDENTIFIER)
                .filter(identifier -> identifier.startsWith(CREDIT_CODE_PREFIX))
                .map(identifier -> identifier.substring(CREDIT_CODE_PREFIX.length()));
    }

    /** The identifier of the key, RFC 5280, section 4.2.1.2. */
    public Optional<byte[]> keyIdentifier() {
        return Optional.ofNullable(keyIdentifier).map(byte[]::clone);
    }

    /** The bits of the key, without its algorithm: what OCSP takes digests of. */
    byte[] keyBits() {
        return holder.getSubjectPublicKeyInfo().getPublicKeyData().getOctets();
    }

    /** Marked by basic constraints as one that may issue certificates. */
    public boolean isAuthority() {
        return basicConstraints != null && basicConstraints.isCA();
    }

    /** How many further authorities may follow below this one; unlimited if it says nothing. */
    int pathLength() {
        return basicConstraints == null || basicConstraints.getPathLenConstraintInteger() == null
                ? Integer.MAX_VALUE
                : basicConstraints
                        .getPathLenConstraintInteger()
                        .getPositiveValue()
                        .min(BigInteger.TEN)
                        .intValue();
    }

    /** May the key sign documents? A certificate without key usage allows it (RFC 5280, section 4.2.1.3). */
    public boolean maySignDocuments() {
        return maySign() && isForDocuments();
    }

    /**
     * Does the key sign something other than documents, or nothing? Its usage forbids signing, or it was made for
     * time-stamps, revocation answers or servers alone.
     */
    public boolean mustNotSignDocuments() {
        return !maySign() || (purposes != null && OF_SERVICES.containsAll(purposes()));
    }

    /** A certificate that names purposes is for documents only if one of them is, {@link DocumentPurposes}. */
    private boolean isForDocuments() {
        return purposes == null || DocumentPurposes.amongst(purposes());
    }

    /** May the key sign time-stamps? Only if the critical extended key usage names them alone, RFC 3161, section 2.3. */
    public boolean mayTimestamp() {
        return maySign()
                && purposes != null
                && purposes.size() == 1
                && purposes.hasKeyPurposeId(KeyPurposeId.id_kp_timeStamping)
                && criticalExtensions().contains(Extension.extendedKeyUsage.getId());
    }

    /** Was the key given leave by its issuer to answer for it about revocation? RFC 6960, section 4.2.2.2. */
    boolean mayAnswerRevocation() {
        return maySign() && purposes != null && purposes.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning);
    }

    /** Its issuer vouches for it as long as it is valid, RFC 6960, section 4.2.2.2.1. */
    boolean isNotAskedAbout() {
        return holder.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck) != null;
    }

    /** The purposes that the key is limited to; empty for no limit. */
    Set<KeyPurposeId> purposes() {
        return purposes == null ? Set.of() : Set.copyOf(Arrays.asList(purposes.getUsages()));
    }

    private boolean maySign() {
        return keyUsage == null
                || keyUsage.hasUsages(KeyUsage.digitalSignature)
                || keyUsage.hasUsages(KeyUsage.nonRepudiation);
    }

    boolean maySignCertificates() {
        return isAuthority() && (keyUsage == null || keyUsage.hasUsages(KeyUsage.keyCertSign));
    }

    boolean maySignRevocationLists() {
        return keyUsage == null || keyUsage.hasUsages(KeyUsage.cRLSign);
    }

    Set<String> criticalExtensions() {
        return Stream.of(
                        holder.getExtensions() == null
                                ? new ASN1ObjectIdentifier[0]
                                : holder.getExtensions().getCriticalExtensionOIDs())
                .map(ASN1ObjectIdentifier::getId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The algorithm in the signed part must be the one outside it (RFC 5280, section 4.1.1.2). */
    boolean isSignedBy(Certificate issuer) {
        return issuers.signed(issuer, this::isNewlySignedBy);
    }

    private boolean isNewlySignedBy(Certificate issuer) {
        org.bouncycastle.asn1.x509.Certificate structure = holder.toASN1Structure();
        if (issuer.key == null
                || !structure
                        .getSignatureAlgorithm()
                        .equals(structure.getTBSCertificate().getSignature())) {
            return false;
        }
        return SignedStructure.verifies(
                structure.getTBSCertificate(), structure.getSignatureAlgorithm(), signature, issuer);
    }

    X509CertificateHolder holder() {
        return holder;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Certificate that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return name;
    }
}
