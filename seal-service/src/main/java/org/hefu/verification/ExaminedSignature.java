package org.hefu.verification;

import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.SignatureScheme;
import org.hefu.certificate.TrustStore;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfValue;
import org.hefu.signature.CmsMessage;
import org.hefu.signature.CmsSigner;
import org.jspecify.annotations.Nullable;

/** A signature with all that its checks look at; what is missing in it is empty here. */
final class ExaminedSignature {

    private final byte[] bytes;
    private final PdfFile file;
    private final FoundSignature found;
    private final TrustStore trust;
    private final Instant now;
    private final @Nullable ByteRange range;
    private final @Nullable SignatureContents contents;

    ExaminedSignature(byte[] bytes, PdfFile file, FoundSignature found, TrustStore trust, Instant now) {
        this.bytes = bytes;
        this.file = file;
        this.found = found;
        this.trust = trust;
        this.now = now;
        this.range = found.range(bytes.length).orElse(null);
        this.contents = range == null ? null : SignatureContents.read(bytes, range);
    }

    byte[] bytes() {
        return bytes;
    }

    PdfFile file() {
        return file;
    }

    FoundSignature found() {
        return found;
    }

    TrustStore trust() {
        return trust;
    }

    Instant now() {
        return now;
    }

    Optional<ByteRange> range() {
        return Optional.ofNullable(range);
    }

    Optional<SignatureContents> contents() {
        return Optional.ofNullable(contents);
    }

    Optional<CmsMessage> message() {
        return contents().map(SignatureContents::message);
    }

    /** The only signer; empty if there are none or several. */
    Optional<CmsSigner> signer() {
        return message()
                .filter(message -> message.signers().size() == 1)
                .map(message -> message.signers().getFirst());
    }

    Optional<DigestAlgorithm> digest() {
        return signer().flatMap(signer -> DigestAlgorithm.of(signer.digestAlgorithm()));
    }

    Optional<SignatureScheme> scheme() {
        return signer().flatMap(
                        signer -> digest().flatMap(digest -> SignatureScheme.of(signer.signatureAlgorithm(), digest)));
    }

    Optional<Certificate> certificate() {
        return message().flatMap(message -> signer().flatMap(signer -> signer.certificate(message.certificates())));
    }

    /** The signing time among the signed attributes, else the one in the dictionary. Both are the signer's word. */
    Optional<Instant> claimedTime() {
        return signer().flatMap(signer -> signer.attribute(CMSAttributes.signingTime.getId()))
                .flatMap(ExaminedSignature::time)
                .or(() -> found.dictionary().get("M") instanceof PdfValue.Text text
                        ? PdfDate.read(text.content())
                        : Optional.empty());
    }

    private static Optional<Instant> time(Object value) {
        try {
            return Optional.of(Time.getInstance(value).getDate().toInstant());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
