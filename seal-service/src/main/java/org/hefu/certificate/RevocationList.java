package org.hefu.certificate;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.jspecify.annotations.Nullable;

/**
 * A complete X.509 revocation list, RFC 5280, section 5. Delta and indirect lists are read, but never relied on. Two
 * are equal if their bytes are.
 */
public final class RevocationList {

    private static final ReadCache<RevocationList> READ = new ReadCache<>(100);

    private final byte[] encoded;
    private final X509CRLHolder holder;
    private final byte[] signature;
    private final @Nullable IssuingDistributionPoint part;
    private final Instant issuedAt;
    private final @Nullable Instant renewedBy;
    private final KnownIssuers issuers = new KnownIssuers();

    RevocationList(X509CRLHolder holder) {
        try {
            this.encoded = holder.getEncoded();
            this.holder = holder;
            this.signature = holder.toASN1Structure().getSignature().getOctets();
            Extension point = holder.getExtension(Extension.issuingDistributionPoint);
            this.part = point == null ? null : IssuingDistributionPoint.getInstance(point.getParsedValue());
            this.issuedAt = holder.getThisUpdate().toInstant();
            Date next = holder.getNextUpdate();
            this.renewedBy = next == null ? null : next.toInstant();
        } catch (IOException | RuntimeException e) {
            throw new Asn1FormatException("This is not an X.509 revocation list", e);
        }
    }

    /**
     * Reads a list from DER.
     *
     * @throws Asn1FormatException if the bytes are not one list and nothing else
     */
    public static RevocationList read(byte[] der) {
        return READ.get(der, RevocationList::decode);
    }

    private static RevocationList decode(byte[] der) {
        RevocationList read;
        try {
            read = new RevocationList(new X509CRLHolder(CertificateList.getInstance(StrictAsn1.readDer(der))));
        } catch (RuntimeException e) {
            // On malformed parts the library throws what comes to hand.
            throw new Asn1FormatException("This is not an X.509 revocation list", e);
        }
        // The library passes over some wrong tags; what it would write must be what was read.
        if (!Arrays.equals(read.encoded, der)) {
            throw new Asn1FormatException("This X.509 revocation list is malformed");
        }
        return read;
    }

    public byte[] encoded() {
        return encoded.clone();
    }

    public X500Name issuer() {
        return holder.getIssuer();
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    /** When the next list is there at the latest; empty if the list does not say. */
    public Optional<Instant> renewedBy() {
        return Optional.ofNullable(renewedBy);
    }

    /** What it says about a certificate of this issuer; empty if it says nothing that can be relied on. */
    Optional<RevocationStatement> about(Certificate certificate, Certificate issuer) {
        return speaksFor(issuer, certificate)
                ? Optional.of(new RevocationStatement(
                        issuedAt, renewedBy, revokedAt(certificate).orElse(null)))
                : Optional.empty();
    }

    /** Signed by this authority, and of a kind that says all there is to say about the certificate. */
    private boolean speaksFor(Certificate issuer, Certificate certificate) {
        return holder.getIssuer().equals(issuer.subject())
                && issuer.maySignRevocationLists()
                && coversAll(certificate)
                && isSignedBy(issuer);
    }

    private boolean isSignedBy(Certificate issuer) {
        return issuers.signed(issuer, this::isNewlySignedBy);
    }

    private boolean isNewlySignedBy(Certificate issuer) {
        CertificateList structure = holder.toASN1Structure();
        TBSCertList signed = structure.getTBSCertList();
        return structure.getSignatureAlgorithm().equals(signed.getSignature())
                && SignedStructure.verifies(signed, structure.getSignatureAlgorithm(), signature, issuer);
    }

    private boolean coversAll(Certificate certificate) {
        Extensions extensions = holder.getExtensions();
        if (extensions == null) {
            return true;
        }
        Set<ASN1ObjectIdentifier> critical =
                Stream.of(extensions.getCriticalExtensionOIDs()).collect(Collectors.toSet());
        critical.remove(Extension.issuingDistributionPoint);
        critical.remove(Extension.authorityKeyIdentifier);
        critical.remove(Extension.cRLNumber);
        if (!critical.isEmpty() || extensions.getExtension(Extension.deltaCRLIndicator) != null) {
            return false;
        }
        return part == null || coversAll(part, certificate);
    }

    /** A list of one part of the certificates, by reason, kind or place, does not cover the others. */
    private static boolean coversAll(IssuingDistributionPoint point, Certificate certificate) {
        return point.getDistributionPoint() == null
                && !point.isIndirectCRL()
                && point.getOnlySomeReasons() == null
                && !point.onlyContainsAttributeCerts()
                && !(point.onlyContainsUserCerts() && certificate.isAuthority())
                && !(point.onlyContainsCACerts() && !certificate.isAuthority());
    }

    /** When the certificate was revoked, by this list; empty if the list does not name it. */
    private Optional<Instant> revokedAt(Certificate certificate) {
        X509CRLEntryHolder entry = holder.getRevokedCertificate(certificate.serialNumber());
        return Optional.ofNullable(entry)
                .map(X509CRLEntryHolder::getRevocationDate)
                .filter(Objects::nonNull)
                .map(Date::toInstant);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RevocationList that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
