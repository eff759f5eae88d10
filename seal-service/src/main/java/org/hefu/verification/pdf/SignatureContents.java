package org.hefu.verification.pdf;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.StrictAsn1;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;
import org.jspecify.annotations.Nullable;

/**
 * The bytes in the gap: digits between angle brackets, in them a message, and behind it zeros up to the room that was
 * kept for it.
 *
 * @param message null if it cannot be read
 * @param problem why it cannot be read; null if it can
 */
record SignatureContents(
        @Nullable CmsMessage message, @Nullable Finding problem) {

    /** Reads the gap, angle brackets included. Nothing but digits may be in it: anything else could be hidden there. */
    static SignatureContents read(byte[] file, ByteRange range) {
        byte[] content;
        try {
            content = digits(file, range);
        } catch (IllegalArgumentException e) {
            return problem(
                    "CONTENTS_MALFORMED",
                    "签名值区域含有十六进制数字以外的内容",
                    "The gap of the signature holds more than hexadecimal digits");
        }
        try {
            int length = StrictAsn1.length(content);
            for (int i = length; i < content.length; i++) {
                if (content[i] != 0) {
                    return problem(
                            "PADDING_NOT_ZERO", "签名值之后的填充区藏有数据", "Data hide in the padding behind the signature");
                }
            }
            return new SignatureContents(CmsMessage.read(Arrays.copyOf(content, length)), null);
        } catch (Asn1FormatException e) {
            Finding finding = Finding.unknown(
                    Check.FORM,
                    SubIndication.FORMAT_FAILURE,
                    "SIGNATURE_UNREADABLE",
                    "存在签名，但签名值无法解析",
                    "There is a signature, but it cannot be read: " + e.getMessage());
            return new SignatureContents(null, finding);
        }
    }

    private static byte[] digits(byte[] file, ByteRange range) {
        int first = range.gapStart();
        int last = range.gapEnd() - 1;
        if (file[first] != '<' || file[last] != '>') {
            throw new IllegalArgumentException("no brackets");
        }
        char[] digits = new char[last - first - 1];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (char) (file[first + 1 + i] & 0xFF);
        }
        return HexFormat.of().parseHex(CharBuffer.wrap(digits));
    }

    private static SignatureContents problem(String code, String zh, String en) {
        return new SignatureContents(null, Finding.failed(Check.FORM, SubIndication.FORMAT_FAILURE, code, zh, en));
    }
}
