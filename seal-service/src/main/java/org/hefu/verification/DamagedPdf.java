package org.hefu.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.pdf.PdfFormatException;
import org.hefu.signature.CmsMessage;

/**
 * Says what can be said of a PDF file whose structure cannot be followed: whether a signature is in it, and whether the
 * bytes that it claims to cover were changed. Such a file never passes.
 */
final class DamagedPdf {

    private static final Pattern CLAIM = Pattern.compile(
            "/ByteRange\\s{0,8}\\[\\s{0,8}0\\s{1,8}(\\d{1,10})\\s{1,8}(\\d{1,10})\\s{1,8}(\\d{1,10})\\s{0,64}\\]");
    private static final int MOST_CLAIMS = 20;

    private DamagedPdf() {}

    static VerificationReport verify(String name, byte[] bytes, PdfFormatException damage) {
        Matcher claims = CLAIM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        boolean signed = false;
        for (int i = 0; i < MOST_CLAIMS && claims.find(); i++) {
            signed = true;
            if (range(claims, bytes.length)
                    .filter(range -> isChanged(bytes, range))
                    .isPresent()) {
                return report(
                        name,
                        Verdict.TOTAL_FAILED,
                        new Reason(
                                "CONTENT_CHANGED",
                                "签名之后，被覆盖的内容有改动，文件结构也已损坏",
                                "The covered content was changed after signing, and the structure of the file is"
                                        + " damaged: "
                                        + damage.getMessage()));
            }
        }
        return signed
                ? report(
                        name,
                        Verdict.UNREADABLE,
                        new Reason(
                                "STRUCTURE_DAMAGED",
                                "文件中有签名，但文件结构损坏，无法验证",
                                "There is a signature, but the structure of the file is damaged: "
                                        + damage.getMessage()))
                : report(
                        name,
                        Verdict.UNREADABLE,
                        new Reason(
                                "PDF_DAMAGED",
                                "PDF 文件不完整或结构损坏，无法读取",
                                "The PDF file is incomplete or damaged: " + damage.getMessage()));
    }

    private static Optional<ByteRange> range(Matcher claim, int length) {
        long gapStart = Long.parseLong(claim.group(1));
        long gapEnd = Long.parseLong(claim.group(2));
        long end = gapEnd + Long.parseLong(claim.group(3));
        return gapStart > 0 && gapEnd > gapStart + 1 && end > gapEnd && end <= length
                ? Optional.of(new ByteRange((int) gapStart, (int) gapEnd, (int) end))
                : Optional.empty();
    }

    private static boolean isChanged(byte[] bytes, ByteRange range) {
        CmsMessage message = SignatureContents.read(bytes, range).message();
        if (message == null || message.signers().size() != 1) {
            return false;
        }
        Optional<DigestAlgorithm> digest =
                DigestAlgorithm.of(message.signers().getFirst().digestAlgorithm());
        Optional<byte[]> signed = message.signers()
                .getFirst()
                .attribute(CMSAttributes.messageDigest.getId())
                .filter(ASN1OctetString.class::isInstance)
                .map(value -> ((ASN1OctetString) value).getOctets());
        return digest.isPresent()
                && signed.isPresent()
                && !MessageDigest.isEqual(signed.get(), range.digest(bytes, digest.get()));
    }

    private static VerificationReport report(String name, Verdict verdict, Reason reason) {
        return new VerificationReport(name, FileFormat.PDF, verdict, List.of(reason), List.of(), null, null, null);
    }
}
