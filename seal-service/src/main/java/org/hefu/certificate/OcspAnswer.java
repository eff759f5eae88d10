package org.hefu.certificate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;

/**
 * The signed answer of an OCSP responder, RFC 6960, section 4.2.1: read, and relied on only as far as the issuer of a
 * certificate stands behind it. Two are equal if their bytes are.
 */
public final class OcspAnswer {

    private static final int GOOD = 0;
    private static final int REVOKED = 1;
    private static final int MOST_CERTIFICATES = 10;
    private static final int MOST_STATEMENTS = 100;
    private static final Set<String> UNDERSTOOD =
            Set.of(Extension.basicConstraints.getId(), Extension.keyUsage.getId(), Extension.extendedKeyUsage.getId());

    private final byte[] encoded;
    private final BasicOCSPResponse response;
    private final ResponseData data;
    private final List<Certificate> certificates;
    private final List<SingleResponse> statements;
    private final Instant producedAt;

    private OcspAnswer(byte[] encoded, BasicOCSPResponse response) throws Exception {
        this.encoded = encoded;
        this.response = response;
        this.data = response.getTbsResponseData();
        this.producedAt = data.getProducedAt().getDate().toInstant();
        this.certificates = new ArrayList<>();
        ASN1Sequence inside = response.getCerts();
        if (inside != null) {
            if (inside.size() > MOST_CERTIFICATES) {
                throw new Asn1FormatException("The OCSP answer brings " + inside.size() + " certificates");
            }
            for (ASN1Encodable certificate : inside) {
                certificates.add(Certificate.read(certificate.toASN1Primitive().getEncoded(ASN1Encoding.DER)));
            }
        }
        this.statements = new ArrayList<>();
        if (data.getResponses().size() > MOST_STATEMENTS) {
            throw new Asn1FormatException(
                    "The OCSP answer speaks of " + data.getResponses().size() + " certificates");
        }
        for (ASN1Encodable single : data.getResponses()) {
            statements.add(SingleResponse.getInstance(single));
        }
    }

    /**
     * Reads an answer.
     *
     * @param der an OCSPResponse that brings an answer, or the BasicOCSPResponse inside one, as CAdES keeps it
     * @throws Asn1FormatException if it is neither, or an error of the responder
     */
    public static OcspAnswer read(byte[] der) {
        try {
            ASN1Primitive value = StrictAsn1.read(der);
            ASN1Sequence fields = ASN1Sequence.getInstance(value);
            if (!(fields.getObjectAt(0) instanceof ASN1Enumerated)) {
                return new OcspAnswer(der.clone(), BasicOCSPResponse.getInstance(value));
            }
            OCSPResponse whole = OCSPResponse.getInstance(value);
            if (whole.getResponseBytes() == null
                    || !whole.getResponseBytes().getResponseType().equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic)) {
                throw new Asn1FormatException("The OCSP responder answered with status "
                        + whole.getResponseStatus().getIntValue());
            }
            byte[] inside = whole.getResponseBytes().getResponse().getOctets();
            return new OcspAnswer(der.clone(), BasicOCSPResponse.getInstance(StrictAsn1.read(inside)));
        } catch (Asn1FormatException e) {
            throw e;
        } catch (Exception e) {
            throw new Asn1FormatException("This is no OCSP answer", e);
        }
    }

    /** As it was read. */
    public byte[] encoded() {
        return encoded.clone();
    }

    /** When the responder signed it. */
    public Instant producedAt() {
        return producedAt;
    }

    /** The certificates inside, trusted by nobody. */
    public List<Certificate> certificates() {
        return List.copyOf(certificates);
    }

    /** Does it say anything of a certificate with this number? Whose word it is, {@link #about} says. */
    boolean names(Certificate certificate) {
        return statements.stream()
                .anyMatch(single ->
                        new OcspCertificateId(single.getCertID()).serialNumber().equals(certificate.serialNumber()));
    }

    /** The nonce that the requester sent; empty for none. */
    Optional<byte[]> nonce() {
        Extensions extensions = data.getResponseExtensions();
        Extension nonce = extensions == null ? null : extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        return Optional.ofNullable(nonce)
                .map(extension -> extension.getExtnValue().getOctets());
    }

    /**
     * What it says about a certificate of this issuer; empty if it says nothing, does not know, or was not signed by the
     * issuer or by one to whom the issuer gave leave (section 4.2.2.2).
     */
    Optional<RevocationStatement> about(Certificate certificate, Certificate issuer) {
        for (SingleResponse single : statements) {
            OcspCertificateId id = new OcspCertificateId(single.getCertID());
            if (id.serialNumber().equals(certificate.serialNumber()) && id.isOf(issuer)) {
                // Nobody can have known at its signing what is said to be so later: the key may be an old one.
                return statement(single)
                        .filter(statement -> !statement.issuedAt().isAfter(producedAt) && isSignedFor(issuer));
            }
        }
        return Optional.empty();
    }

    private static Optional<RevocationStatement> statement(SingleResponse single) {
        try {
            int status = single.getCertStatus().getTagNo();
            if ((status != GOOD && status != REVOKED) || hasCriticalExtension(single.getSingleExtensions())) {
                return Optional.empty();
            }
            Instant revokedAt = status == GOOD
                    ? null
                    : RevokedInfo.getInstance(single.getCertStatus().getStatus())
                            .getRevocationTime()
                            .getDate()
                            .toInstant();
            return Optional.of(new RevocationStatement(
                    single.getThisUpdate().getDate().toInstant(),
                    single.getNextUpdate() == null
                            ? null
                            : single.getNextUpdate().getDate().toInstant(),
                    revokedAt));
        } catch (Exception e) {
            return Optional.empty();
        }
    }

    private static boolean hasCriticalExtension(@Nullable Extensions extensions) {
        return extensions != null && extensions.getCriticalExtensionOIDs().length > 0;
    }

    private boolean isSignedFor(Certificate issuer) {
        return !hasCriticalExtension(data.getResponseExtensions())
                && Stream.concat(Stream.of(issuer), certificates.stream().filter(each -> mayAnswerFor(issuer, each)))
                        .filter(this::isNamed)
                        .anyMatch(this::isSignedBy);
    }

    /** One that must itself be asked about is not relied on: there would be no end to the asking. */
    private boolean mayAnswerFor(Certificate issuer, Certificate responder) {
        return responder.mayAnswerRevocation()
                && responder.isNotAskedAbout()
                && responder.isValidAt(producedAt)
                && UNDERSTOOD.containsAll(responder.criticalExtensions())
                && responder.issuer().equals(issuer.subject())
                && responder.isSignedBy(issuer);
    }

    private boolean isNamed(Certificate responder) {
        ResponderID id = data.getResponderID();
        if (id.getName() != null) {
            return id.getName().equals(responder.subject());
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(responder.keyBits());
            return Arrays.equals(id.getKeyHash(), hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is not to be had in this Java", e);
        }
    }

    private boolean isSignedBy(Certificate responder) {
        byte[] signature = response.getSignature().getOctets();
        return SignedStructure.verifies(data, response.getSignatureAlgorithm(), signature, responder);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OcspAnswer that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
