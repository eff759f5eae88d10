package org.hefu.signature.pdf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hefu.pdf.PdfField;
import org.hefu.pdf.PdfPermissions;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.jspecify.annotations.Nullable;

/** The signature fields of a document, ISO 32000-2, section 12.7.5.5. */
final class SignatureField {

    private SignatureField() {}

    static List<PdfField> signed(PdfRevision revision) {
        return PdfField.all(revision).stream()
                .filter(field -> field.isSignature() && !field.isEmpty())
                .toList();
    }

    static PdfPermissions permissions(PdfRevision revision, PdfField field) {
        return PdfPermissions.of(revision, revision.dictionary(field.value()));
    }

    /**
     * The field that an order names; null if it asks for a new one.
     *
     * @throws SigningRefusedException if it cannot be signed, or the order certifies what others signed before
     */
    static @Nullable PdfField toSign(PdfRevision revision, PdfSignatureOrder order) {
        List<PdfField> signed = signed(revision);
        if (order.certification() != null && !signed.isEmpty()) {
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
        if (signed.stream().anyMatch(other -> permissions(revision, other).locks(field.name()))) {
            throw new SigningRefusedException(
                    Code.FIELD_LOCKED, "An earlier signature locks the field " + order.field());
        }
        return field;
    }

    /** The values of the signatures in the document, with the zeros behind them; time-stamps of the document left out. */
    static List<byte[]> values(PdfRevision revision) {
        return signed(revision).stream()
                .map(field -> revision.dictionary(field.value()))
                .filter(signature ->
                        signature.name("Type").filter("DocTimeStamp"::equals).isEmpty())
                .map(signature -> revision.resolve(signature.get("Contents")))
                .filter(PdfValue.Text.class::isInstance)
                .map(value -> ((PdfValue.Text) value).content().getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }
}
