package org.hefu.verification.pdf;

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
 * @param encoded the message without the zeros; null if they cannot be told apart
 * @param message null if it cannot be read, or is a time-stamp, which others read
 * @param problem why it cannot be read; null if it can
 */
record SignatureContents(
        byte @Nullable [] encoded,
        @Nullable CmsMessage message,
        @Nullable Finding problem) {

    /** Room that is longer than any signature is none: it is not read. */
    private static final int MOST_DIGITS = 32 << 20;

    /** Reads the gap, angle brackets included. Nothing but digits may be in it: anything else could be hidden there. */
    static SignatureContents read(byte[] file, ByteRange range) {
        SignatureContents raw = readRaw(file, range);
        if (raw.encoded() == null) {
            return raw;
        }
        try {
            return new SignatureContents(raw.encoded(), CmsMessage.read(raw.encoded()), null);
        } catch (Asn1FormatException e) {
            return unreadable(e);
        }
    }

    /** Reads the gap of what is no signature. */
    static SignatureContents readRaw(byte[] file, ByteRange range) {
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
            return new SignatureContents(Arrays.copyOf(content, length), null, null);
        } catch (Asn1FormatException e) {
            return unreadable(e);
        }
    }

    private static SignatureContents unreadable(Asn1FormatException e) {
        Finding finding = Finding.unknown(
                Check.FORM,
                SubIndication.FORMAT_FAILURE,
                "SIGNATURE_UNREADABLE",
                "存在签名，但签名值无法解析",
                "There is a signature, but it cannot be read: " + e.getMessage());
        return new SignatureContents(null, null, finding);
    }

    private static byte[] digits(byte[] file, ByteRange range) {
        int first = range.gapStart();
        int last = range.gapEnd() - 1;
        if (file[first] != '<' || file[last] != '>' || last - first > MOST_DIGITS || (last - first) % 2 == 0) {
            throw new IllegalArgumentException("no brackets");
        }
        byte[] content = new byte[(last - first - 1) / 2];
        for (int i = 0, at = first + 1; i < content.length; i++, at += 2) {
            content[i] = (byte) (HexFormat.fromHexDigit(file[at]) << 4 | HexFormat.fromHexDigit(file[at + 1]));
        }
        return content;
    }

    private static SignatureContents problem(String code, String zh, String en) {
        return new SignatureContents(
                null, null, Finding.failed(Check.FORM, SubIndication.FORMAT_FAILURE, code, zh, en));
    }
}
