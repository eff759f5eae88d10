package org.hefu.verification.cms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.SignatureScheme;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.signature.cms.CmsSigner;
import org.hefu.verification.report.Finding;
import org.hefu.verification.signer.ExaminedSigner;

/**
 * A signed message with all that its checks look at; what is missing in it is empty here.
 *
 * @param place where the message stands, and so what is expected of it
 * @param message empty if it cannot be read; with one signer, as far as signers are examined one by one
 * @param content digest of what the message is said to be about; empty if it is unknown what that is
 * @param mustBindCertificate does its kind demand that the signer's certificate is among the signed attributes
 * @param claimedElsewhere a signing time that stands outside of the message, for want of one in it
 */
public record ExaminedMessage(
        Place place,
        Optional<CmsMessage> message,
        Function<DigestAlgorithm, Optional<byte[]>> content,
        boolean mustBindCertificate,
        Optional<Instant> claimedElsewhere,
        TrustStore trust,
        Instant now) {

    /** Where a message stands. */
    public enum Place {
        /** In a document, which is its content: one signer, no content inside. */
        DOCUMENT,
        /** In a file of its own. */
        FILE,
        /** Under another signature, which is its content. */
        SIGNATURE
    }

    /** One that stands in a document. */
    public ExaminedMessage(
            Optional<CmsMessage> message,
            Function<DigestAlgorithm, Optional<byte[]>> content,
            boolean mustBindCertificate,
            Optional<Instant> claimedElsewhere,
            TrustStore trust,
            Instant now) {
        this(Place.DOCUMENT, message, content, mustBindCertificate, claimedElsewhere, trust, now);
    }

    /** What all checks of a signed message find. */
    public List<Finding> judge() {
        return Stream.of(
                        new OneSignerCheck(),
                        new AlgorithmsCheck(),
                        new SignedAttributesCheck(),
                        new DigestCheck(),
                        new SignatureValueCheck())
                .map(check -> check.check(this))
                .toList();
    }

    /** The only signer; empty if there are none or several. */
    public Optional<CmsSigner> signer() {
        return message.filter(signed -> signed.signers().size() == 1)
                .map(signed -> signed.signers().getFirst());
    }

    Optional<DigestAlgorithm> digest() {
        return signer().flatMap(signer -> DigestAlgorithm.of(signer.digestAlgorithm()));
    }

    Optional<SignatureScheme> scheme() {
        return signer().flatMap(
                        signer -> digest().flatMap(digest -> SignatureScheme.of(signer.signatureAlgorithm(), digest)));
    }

    public Optional<Certificate> certificate() {
        return message.flatMap(signed -> signer().flatMap(signer -> signer.certificate(signed.certificates())));
    }

    /** The signing time among the signed attributes, else the one that stands elsewhere. Both are the signer's word. */
    public Optional<Instant> claimedTime() {
        return signer().flatMap(signer -> signer.attribute(CMSAttributes.signingTime.getId()))
                .flatMap(ExaminedMessage::time)
                .or(() -> claimedElsewhere);
    }

    /** Who signed it; empty if there are no signers or several. */
    public Optional<ExaminedSigner> examinedSigner() {
        return message.filter(signed -> signer().isPresent())
                .map(signed -> new ExaminedSigner(
                        certificate(), signed.certificates(), signed.lists(), claimedTime(), trust, now));
    }

    private static Optional<Instant> time(Object value) {
        try {
            return Optional.of(Time.getInstance(value).getDate().toInstant());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
