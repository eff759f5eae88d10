package org.hefu.signature.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfFormatException;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.hefu.signature.cms.CmsWriter;
import org.hefu.signature.pdf.PdfSignatureOrder.Certification;

/**
 * Signs PDF files by ISO 32000-2, section 12.8: the signature is added behind the file, whose own bytes stay as they
 * are. The same file, order and signatory give the same bytes, as far as the scheme itself does.
 */
public final class PdfSigner {

    private PdfSigner() {}

    /**
     * @return the signed file, which begins with the bytes of {@code pdf}
     * @throws SigningRefusedException if the document cannot be signed
     */
    public static byte[] sign(byte[] pdf, PdfSignatureOrder order, Signatory signatory) {
        sound(pdf);
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            CmsWriter message = new CmsWriter(signatory);
            document.setDocumentId(identifier(pdf, order));
            options.setPreferredSignatureSize(message.mostBytes(order.at()));
            if (order.stamp() != null) {
                StampTemplate.apply(order.stamp(), document, options);
            }
            PDSignature signature = dictionary(order);
            document.addSignature(signature, options);
            if (order.certification() != null) {
                certify(document, signature, order.certification());
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 65536);
            ExternalSigningSupport signing = document.saveIncrementalForExternalSigning(out);
            signing.setSignature(message.write(digest(signing.getContent(), signatory), order.at()));
            return out.toByteArray();
        } catch (IOException e) {
            throw new SigningRefusedException(Code.PDF_UNREADABLE, "The document cannot be signed: " + e, e);
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
            if (isLocked(file.newest())) {
                throw new SigningRefusedException(
                        Code.PDF_LOCKED, "The document was certified so that nothing may be added to it");
            }
            return file;
        } catch (PdfFormatException e) {
            throw new SigningRefusedException(
                    Code.PDF_UNREADABLE, "The document is no sound PDF file. " + e.getMessage(), e);
        }
    }

    private static boolean isLocked(PdfRevision revision) {
        PdfValue.Dictionary permissions = revision.dictionary(revision.catalog().get("Perms"));
        PdfValue.Dictionary certified = revision.dictionary(permissions.get("DocMDP"));
        return revision.resolve(certified.get("Reference")) instanceof PdfValue.Array references
                && references.values().stream()
                        .map(revision::dictionary)
                        .map(reference -> revision.dictionary(reference.get("TransformParams")))
                        .anyMatch(parameters -> parameters.index("P").orElse(0) == Certification.NO_CHANGES.level());
    }

    private static PDSignature dictionary(PdfSignatureOrder order) {
        PDSignature signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
        signature.setName(order.name());
        if (order.reason() != null) {
            signature.setReason(order.reason());
        }
        signature.setSignDate(GregorianCalendar.from(order.at().atZone(ZoneOffset.UTC)));
        return signature;
    }

    private static void certify(PDDocument document, PDSignature signature, Certification certification) {
        COSDictionary parameters = new COSDictionary();
        parameters.setItem(COSName.TYPE, COSName.getPDFName("TransformParams"));
        parameters.setItem(COSName.P, COSInteger.get(certification.level()));
        parameters.setName(COSName.V, "1.2");
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.getPDFName("SigRef"));
        reference.setItem("TransformMethod", COSName.getPDFName("DocMDP"));
        reference.setItem("TransformParams", parameters);
        COSArray references = new COSArray();
        references.add(reference);
        signature.getCOSObject().setItem("Reference", references);
        COSDictionary permissions = new COSDictionary();
        permissions.setItem("DocMDP", signature);
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        catalog.setItem("Perms", permissions);
        catalog.setNeedToBeUpdated(true);
    }

    private static byte[] digest(InputStream content, Signatory signatory) throws IOException {
        MessageDigest digest = signatory.scheme().digest().start();
        byte[] buffer = new byte[8192];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return digest.digest();
    }

    /** The library would take the time of day; the same order shall give the same file. */
    private static long identifier(byte[] pdf, PdfSignatureOrder order) {
        MessageDigest digest = DigestAlgorithm.SHA256.start();
        digest.update(pdf);
        return ByteBuffer.wrap(digest.digest()).getLong() ^ order.at().toEpochMilli();
    }
}
