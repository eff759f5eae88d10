package org.hefu.signature.pdf;

import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfFormatException;
import org.hefu.pdf.PdfRevision;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;

/** Says whether anything can be added to a file. */
final class SignableFile {

    private SignableFile() {}

    /**
     * Reads a file to which something is to be added.
     *
     * @throws PdfFormatException if its structure cannot be followed
     * @throws SigningRefusedException if it is encrypted, or something follows its end
     */
    static PdfFile read(byte[] pdf) {
        PdfFile file = PdfFile.read(pdf);
        if (file.isEncrypted()) {
            throw new SigningRefusedException(
                    Code.PDF_ENCRYPTED, "The document is encrypted; take the protection off and sign it then");
        }
        if (file.strayBytes() > 0) {
            throw new SigningRefusedException(
                    Code.PDF_UNREADABLE, file.strayBytes() + " bytes follow the end of the document");
        }
        return file;
    }

    /**
     * Time-stamps and proofs may be added to a closed document, signatures may not (ISO 32000-2, section 12.8.2.2).
     *
     * @throws SigningRefusedException if a signature closed the document
     */
    static void requireOpen(PdfRevision revision) {
        if (SignatureField.signed(revision).stream()
                .anyMatch(field -> SignatureField.permissions(revision, field).isClosed())) {
            throw new SigningRefusedException(
                    Code.PDF_LOCKED, "The document was certified so that nothing may be added to it");
        }
    }
}
