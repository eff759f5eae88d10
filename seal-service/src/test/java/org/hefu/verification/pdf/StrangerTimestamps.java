package org.hefu.verification.pdf;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.key.KeyAlgorithm;
import org.hefu.timestamp.TestTimestamps;

/** Time-stamps of documents by an authority that nobody trusts: anybody can set one. */
final class StrangerTimestamps {

    static final String DICTIONARY = RawPdf.SIGNATURE
            .replace("/Type /Sig", "/Type /DocTimeStamp")
            .replace("/adbe.pkcs7.detached", "/ETSI.RFC3161");

    private final TestTimestamps stranger;

    /**
     * @param folder for keys
     */
    StrangerTimestamps(Path folder) {
        this.stranger = TestTimestamps.of(
                folder,
                TestAuthority.of("SHA256withECDSA"),
                KeyAlgorithm.ECDSA_P256,
                Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
    }

    /**
     * @param authority of a message that holds the place of the time-stamp
     * @param objects among them a time-stamp dictionary
     */
    byte[] stamp(byte[] base, TestAuthority authority, Map<Integer, String> objects) throws Exception {
        byte[] file = RawPdf.sign(base, authority, objects);
        String text = RawPdf.text(file);
        int gapStart = text.indexOf("<", text.lastIndexOf("/Contents <"));
        int gapEnd = text.indexOf('>', gapStart) + 1;
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(file, 0, gapStart);
        digest.update(file, gapEnd, file.length - gapEnd);
        return RawPdf.withMessage(
                file, stranger.stamp(DigestAlgorithm.SHA256, digest.digest()).encoded());
    }
}
