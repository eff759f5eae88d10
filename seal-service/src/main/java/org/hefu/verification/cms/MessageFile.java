package org.hefu.verification.cms;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.StrictAsn1;
import org.hefu.signature.cms.CmsMessage;

/**
 * A file that is a signed message, in BER or DER, or in the textual encoding of RFC 7468, section 9.
 *
 * @param behind how many bytes follow the message
 */
record MessageFile(CmsMessage message, int behind) {

    private static final Pattern ARMOUR = Pattern.compile(
            "\\s*-----BEGIN (CMS|PKCS7|PKCS #7 SIGNED DATA)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----\\s*");

    /**
     * @throws Asn1FormatException if it is no signed message
     */
    static MessageFile read(byte[] file) {
        byte[] bytes = file[0] == 0x30 ? file : unarmoured(file);
        int length = StrictAsn1.length(bytes);
        return new MessageFile(CmsMessage.read(Arrays.copyOf(bytes, length)), bytes.length - length);
    }

    private static byte[] unarmoured(byte[] file) {
        Matcher armour = ARMOUR.matcher(new String(file, StandardCharsets.ISO_8859_1));
        if (!armour.matches()) {
            throw new Asn1FormatException("The text is no armoured message and nothing else");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(armour.group(2).replaceAll("\\s", ""));
            if (bytes.length == 0) {
                throw new Asn1FormatException("The armour is empty");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new Asn1FormatException("The armoured message is no Base64", e);
        }
    }
}
