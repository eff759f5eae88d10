package org.hefu.certificate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.CertStatus;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.hefu.certificate.CertificateRepository.IssuedRow;
import org.hefu.key.KeyVault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers whether certificates of the hub's authorities were revoked, RFC 6960; for each authority with a responder
 * certificate of its own. It says GOOD only of what was issued; of other numbers it knows nothing, and says so.
 */
@Component
public class OcspResponder {

    private static final int MALFORMED = OCSPResponseStatus.MALFORMED_REQUEST;
    private static final int UNAUTHORIZED = OCSPResponseStatus.UNAUTHORIZED;
    private static final int MOST_REQUESTS = 20;
    /** RFC 9654, section 2.1. */
    private static final int LONGEST_NONCE = 128;

    private final HubAuthority authority;
    private final ServiceCertificates services;
    private final CertificateRepository repository;
    private final KeyVault vault;
    private final Clock clock;
    private final CertificateSettings settings;

    OcspResponder(
            HubAuthority authority,
            ServiceCertificates services,
            CertificateRepository repository,
            KeyVault vault,
            Clock clock,
            CertificateSettings settings) {
        this.authority = authority;
        this.services = services;
        this.repository = repository;
        this.vault = vault;
        this.clock = clock;
        this.settings = settings;
    }

    private record Question(
            List<CertID> certificates, @Nullable Extension nonce) {}

    /**
     * Answers a request; one that cannot be answered gets the error that says so.
     *
     * @param request OCSPRequest in DER; about at most 20 certificates of one issuer
     * @return OCSPResponse in DER
     */
    public byte[] answer(byte[] request) {
        Question question;
        try {
            question = read(request);
        } catch (RuntimeException e) {
            return error(MALFORMED);
        }
        Optional<AuthorityRole> issuer = issuer(question.certificates());
        return issuer.map(role -> answer(question, role)).orElseGet(() -> error(UNAUTHORIZED));
    }

    private static Question read(byte[] encoded) {
        OCSPRequest request = OCSPRequest.getInstance(StrictAsn1.read(encoded));
        List<CertID> certificates = new ArrayList<>();
        for (ASN1Encodable each : request.getTbsRequest().getRequestList()) {
            certificates.add(Request.getInstance(each).getReqCert());
        }
        if (certificates.isEmpty() || certificates.size() > MOST_REQUESTS) {
            throw new Asn1FormatException("An OCSP request is about 1 to " + MOST_REQUESTS + " certificates");
        }
        Extensions extensions = request.getTbsRequest().getRequestExtensions();
        Extension nonce = extensions == null ? null : extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null) {
            int length = ASN1OctetString.getInstance(nonce.getParsedValue()).getOctetsLength();
            if (length < 1 || length > LONGEST_NONCE) {
                throw new Asn1FormatException("An OCSP nonce has 1 to " + LONGEST_NONCE + " bytes");
            }
        }
        return new Question(certificates, nonce);
    }

    /** The authority that all of them are of; empty if there is none. */
    private Optional<AuthorityRole> issuer(List<CertID> certificates) {
        return Arrays.stream(AuthorityRole.values())
                .filter(role -> certificates.stream()
                        .allMatch(id -> new OcspCertificateId(id).isOf(authority.certificate(role))))
                .findFirst();
    }

    private byte[] answer(Question question, AuthorityRole issuer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ServiceIdentity identity = services.of(CertificateProfile.OCSP, issuer);
        ASN1Encodable[] statements = question.certificates().stream()
                .map(id -> statement(id, issuer, now))
                .toArray(ASN1Encodable[]::new);
        ResponseData data = new ResponseData(
                new ResponderID(identity.certificate().subject()),
                time(now),
                new DERSequence(statements),
                question.nonce() == null ? null : new Extensions(question.nonce()));
        VaultSigner signer = new VaultSigner(vault, identity.keyName(), identity.use(), identity.scheme());
        try (OutputStream out = signer.getOutputStream()) {
            out.write(data.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new UncheckedIOException("The OCSP answer cannot be encoded", e);
        }
        BasicOCSPResponse response = new BasicOCSPResponse(
                data,
                signer.getAlgorithmIdentifier(),
                new DERBitString(signer.getSignature()),
                new DERSequence(StrictAsn1.read(identity.certificate().encoded())));
        ResponseBytes bytes =
                new ResponseBytes(OCSPObjectIdentifiers.id_pkix_ocsp_basic, new DEROctetString(encode(response)));
        return encode(new OCSPResponse(new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL), bytes));
    }

    private SingleResponse statement(CertID id, AuthorityRole issuer, Instant now) {
        CertStatus status = repository
                .issued(new OcspCertificateId(id).serialNumber(), issuer)
                .map(OcspResponder::status)
                .orElseGet(() -> new CertStatus(2, DERNull.INSTANCE));
        return new SingleResponse(
                id, status, time(now), time(now.plus(settings.revocationListRenewal())), (Extensions) null);
    }

    private static CertStatus status(IssuedRow row) {
        if (row.revokedAt() == null || row.reason() == null) {
            return new CertStatus();
        }
        return new CertStatus(new RevokedInfo(
                time(row.revokedAt()), CRLReason.lookup(row.reason().code())));
    }

    private static ASN1GeneralizedTime time(Instant instant) {
        return new ASN1GeneralizedTime(Date.from(instant));
    }

    private static byte[] error(int status) {
        return encode(new OCSPResponse(new OCSPResponseStatus(status), null));
    }

    private static byte[] encode(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("The OCSP answer cannot be encoded", e);
        }
    }
}
