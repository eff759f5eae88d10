package org.hefu.signature.pdf;

import java.util.List;
import org.hefu.pdf.PdfField;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfFormatException;
import org.hefu.pdf.PdfPermissions;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfUpdate;
import org.hefu.pdf.PdfValue;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.jspecify.annotations.Nullable;

/**
 * Signs PDF files by ISO 32000-2, section 12.8, and ETSI EN 319 142-1: the signature is added behind the file, whose own
 * bytes stay as they are. The same file, order and signatory give the same bytes, as far as the scheme itself does.
 */
public final class PdfSigner {

    private PdfSigner() {}

    /**
     * @return the signed file, which begins with the bytes of {@code pdf}
     * @throws SigningRefusedException if the document cannot be signed
     */
    public static byte[] sign(byte[] pdf, PdfSignatureOrder order, Signatory signatory) {
        PdfFile file = sound(pdf);
        try {
            PdfField field = field(file.newest(), order);
            SignatureMessage message = new SignatureMessage(signatory, order.at(), true);
            PdfUpdate update = new PdfUpdate(file);
            PdfValue.Reference reference = update.reserve();
            SignatureDictionary dictionary = new SignatureDictionary(update, reference, message.mostBytes(0));
            dictionary.put(SignatureEntries.of(file.newest(), order, signatory, field));
            new FieldWriter(update, order).write(reference, field, order.certification() != null);
            byte[] whole = update.finish();
            byte[] attributes = message.signedAttributes(
                    dictionary.digest(whole, signatory.scheme().digest()));
            byte[] signature = signatory.function().sign(attributes);
            if (!dictionary.fill(whole, message.encode(attributes, signature, null))) {
                throw new IllegalStateException("The signature of " + signatory.scheme() + " is longer than it can be");
            }
            return whole;
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
            PdfFile file = PdfFile.read(pdf);
            if (file.isEncrypted()) {
                throw new SigningRefusedException(
                        Code.PDF_ENCRYPTED, "The document is encrypted; take the protection off and sign it then");
            }
            if (file.strayBytes() > 0) {
                throw new SigningRefusedException(
                        Code.PDF_UNREADABLE, file.strayBytes() + " bytes follow the end of the document");
            }
            for (PdfField field : signed(file.newest())) {
                if (permissions(file.newest(), field).isClosed()) {
                    throw new SigningRefusedException(
                            Code.PDF_LOCKED, "The document was certified so that nothing may be added to it");
                }
            }
            return file;
        } catch (PdfFormatException e) {
            throw unreadable(e);
        }
    }

    private static SigningRefusedException unreadable(PdfFormatException e) {
        return new SigningRefusedException(
                Code.PDF_UNREADABLE, "The document is no sound PDF file. " + e.getMessage(), e);
    }

    private static List<PdfField> signed(PdfRevision revision) {
        return PdfField.all(revision).stream()
                .filter(field -> field.isSignature() && !field.isEmpty())
                .toList();
    }

    private static PdfPermissions permissions(PdfRevision revision, PdfField field) {
        return PdfPermissions.of(revision, revision.dictionary(field.value()));
    }

    private static @Nullable PdfField field(PdfRevision revision, PdfSignatureOrder order) {
        if (order.certification() != null && !signed(revision).isEmpty()) {
            throw new SigningRefusedException(
                    Code.CERTIFICATION_LATE, "Only the first signature of a document may certify it");
        }
        if (order.field() == null) {
            return null;
        }
        PdfField field = PdfField.named(revision, order.field())
                .filter(PdfField::isSignature)
                .orElseThrow(() -> new SigningRefusedException(
                        Code.FIELD_MISSING, "The document has no signature field of the name " + order.field()));
        if (!field.isEmpty()) {
            throw new SigningRefusedException(Code.FIELD_TAKEN, "The field " + order.field() + " is signed already");
        }
        if (signed(revision).stream()
                .anyMatch(other -> permissions(revision, other).locks(field.name()))) {
            throw new SigningRefusedException(
                    Code.FIELD_LOCKED, "An earlier signature locks the field " + order.field());
        }
        return field;
    }
}
