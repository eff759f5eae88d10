package org.hefu.verification.ofd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.container.PackedFile;
import org.hefu.container.ZipArchive;
import org.hefu.container.ZipLimits;
import org.hefu.container.ZipWriter;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.TestSeals;

/** The files of a sealed OFD file, to be changed by an attacker, or signed again by a dishonest signer. */
final class RawOfd {

    static final String SIGN = "Doc_0/Signs/Sign_0/";
    static final String DESCRIPTION = SIGN + "Signature.xml";
    static final String VALUE = SIGN + "SignedValue.dat";
    static final String SEAL = SIGN + "Seal.esl";
    static final String LIST = "Doc_0/Signs/Signatures.xml";
    static final String PAGE = "Doc_0/Pages/Page_0/Content.xml";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    static RawOfd of(byte[] ofd) {
        RawOfd raw = new RawOfd();
        for (PackedFile file : ZipArchive.read(ofd, ZipLimits.DOCUMENT).files()) {
            raw.files.put(file.name(), file.content());
        }
        return raw;
    }

    byte[] get(String name) {
        byte[] content = files.get(name);
        assertThat(content).as(name).isNotNull();
        return content;
    }

    String text(String name) {
        return new String(get(name), UTF_8);
    }

    RawOfd put(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    RawOfd put(String name, String content) {
        return put(name, content.getBytes(UTF_8));
    }

    RawOfd remove(String name) {
        assertThat(files.remove(name)).as(name).isNotNull();
        return this;
    }

    RawOfd replace(String name, String what, String by) {
        String text = text(name);
        assertThat(text).contains(what);
        return put(name, text.replace(what, by));
    }

    /** Changes the description and has the owner sign it again. */
    RawOfd describe(UnaryOperator<String> change) {
        String changed = change.apply(text(DESCRIPTION));
        assertThat(changed).isNotEqualTo(text(DESCRIPTION));
        put(DESCRIPTION, changed);
        return sign(SealedOfds.SEAL.encoded(), SealedOfds.NOW, SealedOfds.OWNER);
    }

    /** Signs the description as it is, with any seal and by anybody. */
    RawOfd sign(byte[] seal, Instant at, TestAuthority signer) {
        return sign(4, seal, at, "/" + DESCRIPTION, signer);
    }

    RawOfd sign(int version, byte[] seal, Instant at, String property, TestAuthority signer) {
        byte[] hash = DigestAlgorithm.SM3.of(get(DESCRIPTION));
        put(SEAL, seal);
        return put(VALUE, TestSeals.signatureOfNumber(version, seal, at, hash, property, signer));
    }

    RawOfd sign(SesSeal seal, TestAuthority signer) {
        return sign(seal.encoded(), SealedOfds.NOW, signer);
    }

    byte[] zip() {
        try (ZipWriter writer = new ZipWriter()) {
            files.forEach(writer::store);
            return writer.finish();
        }
    }
}
