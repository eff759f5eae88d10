package org.hefu.signature.pdf;

import java.util.List;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.pdf.PdfField;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfFormatException;
import org.hefu.pdf.PdfUpdate;
import org.hefu.pdf.PdfValue;
import org.hefu.signature.Signatory;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.hefu.timestamp.TimestampSource;
import org.hefu.timestamp.TimestampToken;
import org.jspecify.annotations.Nullable;

/**
 * Signs PDF files by ISO 32000-2, section 12.8, and ETSI EN 319 142-1: the signature is added behind the file, whose own
 * bytes stay as they are. The same file, order and signatory give the same bytes, as far as the scheme itself does.
 */
public final class PdfSigner {

    private PdfSigner() {}

    /** As {@link #sign(byte[], PdfSignatureOrder, Signatory, TimestampSource)}, for the level that needs no time. */
    public static byte[] sign(byte[] pdf, PdfSignatureOrder order, Signatory signatory) {
        return sign(pdf, order, signatory, null);
    }

    /**
     * @param time asked for a time-stamp of the signature from level T on, and for one of the document at LTA; for a
     *     time-stamp that does not fit into its room, twice
     * @return the signed file, which begins with the bytes of {@code pdf}
     * @throws SigningRefusedException if the document cannot be signed, or not at this level
     */
    public static byte[] sign(
            byte[] pdf, PdfSignatureOrder order, Signatory signatory, @Nullable TimestampSource time) {
        PdfFile file = sound(pdf);
        TimestampSource asked = order.level() == SignatureLevel.B ? null : required(time);
        if (order.level().isAtLeast(SignatureLevel.LT)) {
            Proofs.require(signatory);
        }
        try {
            Signed signed = sign(file, order, signatory, asked);
            if (signed.token() == null || !order.level().isAtLeast(SignatureLevel.LT)) {
                return signed.whole();
            }
            RevocationEvidence ofTime = required(time).revocation(signed.token());
            Proofs.require(signed.token(), ofTime);
            byte[] proved = ProofWriter.add(
                    PdfFile.read(signed.whole()),
                    Proofs.of(signatory).with(signed.token(), ofTime),
                    List.of(signed.value()));
            return order.level() == SignatureLevel.LTA
                    ? DocumentStamper.add(
                            PdfFile.read(proved), signatory.scheme().digest(), required(time))
                    : proved;
        } catch (PdfFormatException e) {
            throw unreadable(e);
        }
    }

    private static TimestampSource required(@Nullable TimestampSource time) {
        if (time == null) {
            throw new SigningRefusedException(Code.TIMESTAMP_MISSING, "This level needs a time-stamp");
        }
        return time;
    }

    /** A file with a new signature, the value of that, and the time-stamp in it. */
    private record Signed(
            byte[] whole, byte[] value, @Nullable TimestampToken token) {}

    private static Signed sign(
            PdfFile file, PdfSignatureOrder order, Signatory signatory, @Nullable TimestampSource time) {
        PdfField field = SignatureField.toSign(file.newest(), order);
        boolean proofsBehind = order.level().isAtLeast(SignatureLevel.LT);
        SignatureMessage message = new SignatureMessage(signatory, order.at(), !proofsBehind);
        DigestAlgorithm digest = signatory.scheme().digest();
        int tokenRoom = time == null ? 0 : Timestamping.USUAL_TOKEN;
        while (true) {
            PdfUpdate update = new PdfUpdate(file);
            PdfValue.Reference reference = update.reserve();
            SignatureDictionary dictionary = new SignatureDictionary(update, reference, message.mostBytes(tokenRoom));
            dictionary.put(SignatureEntries.of(file.newest(), order, signatory, field));
            new FieldWriter(update, order.stamp(), order.seam())
                    .write(reference, "Signature", field, order.certification() != null);
            byte[] whole = update.finish();
            byte[] attributes = message.signedAttributes(dictionary.digest(whole, digest));
            byte[] signature = signatory.function().sign(attributes);
            TimestampToken token = time == null ? null : Timestamping.stamp(time, digest, digest.of(signature));
            byte[] encoded = token == null ? null : token.encoded();
            byte[] value = message.encode(attributes, signature, encoded);
            if (dictionary.fill(whole, value)) {
                return new Signed(whole, dictionary.padded(value), token);
            }
            if (encoded == null || encoded.length <= tokenRoom) {
                throw new IllegalStateException("The signature of " + signatory.scheme() + " is longer than it can be");
            }
            tokenRoom = encoded.length + Timestamping.MARGIN;
        }
    }

    /**
     * Makes the signatures of a document last: adds what they are verified with, and a time-stamp over all of it. Done
     * again before the newest time-stamp grows weak, it keeps them verifiable without end.
     *
     * @param proofs certificates and revocation data of signers and time-stamp authorities
     * @param digest of the time-stamp
     * @param time null to leave the time-stamp out
     * @throws SigningRefusedException if nothing can be added to the document, or no time-stamp is to be had
     */
    public static byte[] extend(byte[] pdf, Proofs proofs, DigestAlgorithm digest, @Nullable TimestampSource time) {
        try {
            PdfFile file = SignableFile.read(pdf);
            byte[] proved = ProofWriter.add(file, proofs, SignatureField.values(file.newest()));
            return time == null ? proved : DocumentStamper.add(PdfFile.read(proved), digest, time);
        } catch (PdfFormatException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads a document that is to be signed.
     *
     * @throws SigningRefusedException if it cannot be
     */
    public static PdfFile sound(byte[] pdf) {
        try {
            PdfFile file = SignableFile.read(pdf);
            SignableFile.requireOpen(file.newest());
            return file;
        } catch (PdfFormatException e) {
            throw unreadable(e);
        }
    }

    private static SigningRefusedException unreadable(PdfFormatException e) {
        return new SigningRefusedException(
                Code.PDF_UNREADABLE, "The document is no sound PDF file. " + e.getMessage(), e);
    }
}
