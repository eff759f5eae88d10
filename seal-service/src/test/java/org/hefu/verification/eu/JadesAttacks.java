package org.hefu.verification.eu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hefu.certificate.TestAuthority.NOW;
import static org.hefu.verification.eu.EuFiles.JSON;
import static org.hefu.verification.eu.EuFiles.bytes;
import static org.hefu.verification.eu.EuFiles.jades;
import static org.hefu.verification.eu.EuFiles.text;

import eu.europa.esig.dss.enumerations.SigDMechanism;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.eu.JadesSigner;
import org.hefu.signature.eu.JadesSigner.Form;
import org.hefu.verification.Attack;
import org.hefu.verification.SignerAttacks;
import org.hefu.verification.WeakPss;

/** Makes a file for each attack on signed JSON, named by its defect. */
final class JadesAttacks {

    private static final int TOO_DEEP = 20_000;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final TestAuthority authority = TestAuthority.of("SHA256withECDSA");
    private final TestAuthority rsa = TestAuthority.of("SHA256withRSA");
    private final TrustStore trust = authority.trustWithLists();
    private final String compact = text(jades(authority, Form.COMPACT));
    private final String[] parts = compact.split("\\.");
    private final String object = text(jades(authority, Form.JSON));
    private final List<Attack> attacks = new ArrayList<>();

    private JadesAttacks() {}

    /**
     * @param folder for keys
     */
    static List<Attack> all(Path folder) throws GeneralSecurityException {
        JadesAttacks made = new JadesAttacks();
        made.content();
        made.members();
        made.types();
        made.lenientBase64();
        made.additions();
        made.namedFiles();
        made.headers();
        made.notEncoded();
        made.attacks.addAll(SignerAttacks.all(KeyAlgorithm.ECDSA_P256, folder, ByDss::jades));
        made.hostileFiles();
        return made.attacks;
    }

    private void add(String name, String file) {
        if (!name.startsWith("nothing-wrong") && (file.equals(compact) || file.equals(object))) {
            throw new IllegalStateException(name + " changes nothing");
        }
        add(name, bytes(file), trust);
    }

    private void add(String name, byte[] file, TrustStore atHand) {
        attacks.add(new Attack(name, file, atHand, NOW.plusSeconds(60)));
    }

    private static String coded(String text) {
        return BASE64.encodeToString(text.getBytes(UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }

    private void content() {
        String other = coded("{\"holder\":\"李四\"}");
        add("nothing-wrong", compact);
        add("nothing-wrong-in-the-long-form", object);
        add("content-changed", parts[0] + "." + other + "." + parts[2]);
        add(
                "signature-of-another-document",
                object.replaceFirst("\"payload\":\"[^\"]+\"", "\"payload\":\"" + other + "\""));
        add("without-its-content", parts[0] + ".." + parts[2]);
        byte[] detached = ByDss.detachedJades(EuFiles.signatory(authority));
        attacks.add(new Attack("nothing-wrong-beside-its-content", detached, JSON, trust, NOW.plusSeconds(60)));
        attacks.add(new Attack(
                "beside-another-content", detached, bytes("{\"holder\":\"李四\"}"), trust, NOW.plusSeconds(60)));
        attacks.add(new Attack(
                "content-inside-is-another", bytes(compact), bytes("{\"holder\":\"李四\"}"), trust, NOW.plusSeconds(60)));
        String value = text(JadesSigner.sign(
                        JSON, Form.COMPACT, NOW.minusSeconds(1), EuFiles.signatory(authority), null))
                .split("\\.")[2];
        add("signature-value-of-another", parts[0] + "." + parts[1] + "." + value);
    }

    private void members() {
        add("member-that-nobody-signed", object.replaceFirst("\\{", "{\"holder\":\"李四\","));
        add("member-twice", object.replaceFirst("\\{", "{\"payload\":\"e30\","));
        String one = "{\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"";
        String payload = "{\"payload\":\"" + parts[1] + "\",\"signatures\":[";
        add("header-that-nobody-signed", payload + one + ",\"header\":{\"holder\":\"李四\"}}]}");
        add(
                "further-signature-that-is-none",
                payload + one + "},{\"protected\":\"" + coded("{\"alg\":\"ES256\"}") + "\",\"signature\":\"AAAA\"}]}");
        add("signatures-empty", payload + "]}");
    }

    /** What is not of the type of the standard is not there for one reader, and is shown by another. */
    private void types() {
        String payload = "\"payload\":\"" + parts[1] + "\"";
        beside("payload-is-a-number", object.replace(payload, "\"payload\":9000"));
        beside("payload-is-an-object", object.replace(payload, "\"payload\":{\"holder\":\"李四\"}"));
        beside("payload-is-null", object.replace(payload, "\"payload\":null"));
        add("unprotected-header-is-text", unprotected("\"amount 9000\""));
        add("unprotected-header-is-a-list", unprotected("[{\"amount\":9000}]"));
        add(
                "signatures-are-an-object",
                "{" + payload + ",\"signatures\":{\"a\":{\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2]
                        + "\"}}}");
    }

    private void beside(String name, String file) {
        attacks.add(new Attack(name, bytes(file), JSON, trust, NOW.plusSeconds(60)));
    }

    private String unprotected(String header) {
        return object.substring(0, object.lastIndexOf('}')) + ",\"header\":" + header + "}";
    }

    /** Lenient readers pass over what is no Base64, or stands behind its end. */
    private void lenientBase64() {
        String other = coded("{\"holder\":\"李四\"}");
        String payload = object.replaceFirst("(?s).*\"payload\":\"([^\"]+)\".*", "$1");
        String value = object.replaceFirst("(?s).*\"signature\":\"([^\"]+)\".*", "$1");
        String header = object.replaceFirst("(?s).*\"protected\":\"([^\"]+)\".*", "$1");
        add("letters-behind-the-payload", object.replace(payload, payload + "==" + other));
        add("payload-with-padding", object.replace(payload, payload + "=="));
        add("payload-with-signs", object.replace(payload, "!" + payload));
        add("payload-with-words", object.replace(payload, payload.substring(0, 4) + "一百万元" + payload.substring(4)));
        add("letters-behind-the-value", object.replace(value, value + "==" + other));
        add("letters-behind-the-header", object.replace(header, header + "==" + other));
        add("letters-behind-the-value-of-the-short-form", compact + "==" + other);
    }

    private void additions() {
        add("addition-unknown", unprotected("{\"etsiU\":[{\"note\":{\"amount\":\"9000\"}}]}"));
        add("addition-of-words", unprotected("{\"etsiU\":[\"amount 9000\"]}"));
        add("additions-are-an-object", unprotected("{\"etsiU\":{\"amount\":\"9000\"}}"));
        add(
                "certificate-of-words-added",
                unprotected("{\"etsiU\":[{\"xVals\":[{\"x509Cert\":{\"val\":\"amount 9000\"}}]}]}"));
        add(
                "words-beside-an-added-certificate",
                unprotected("{\"etsiU\":[{\"xVals\":[{\"x509Cert\":{\"val\":\""
                        + Base64.getEncoder().encodeToString(authority.signer.encoded())
                        + "\",\"note\":\"amount 9000\"}}]}]}"));
        add(
                "nothing-wrong-with-an-added-certificate",
                unprotected("{\"etsiU\":[\""
                        + coded("{\"xVals\":[{\"x509Cert\":{\"val\":\""
                                + Base64.getEncoder().encodeToString(authority.signer.encoded()) + "\"}}]}")
                        + "\"]}"));
    }

    /** ETSI TS 119 182-1, section 5.2.8: what is signed is named in the header, and one file can come along. */
    private void namedFiles() {
        byte[] two = ByDss.detachedJades(
                EuFiles.signatory(authority),
                SigDMechanism.OBJECT_ID_BY_URI_HASH,
                List.of("paper.json", "license.xml"));
        byte[] twoInOne = ByDss.detachedJades(
                EuFiles.signatory(authority), SigDMechanism.OBJECT_ID_BY_URI, List.of("paper.json", "license.xml"));
        byte[] one = ByDss.detachedJades(
                EuFiles.signatory(authority), SigDMechanism.OBJECT_ID_BY_URI, List.of("paper.json"));
        attacks.add(new Attack("nothing-wrong-beside-a-named-file", one, JSON, trust, NOW.plusSeconds(60)));
        attacks.add(new Attack("one-of-two-named-files", two, JSON, trust, NOW.plusSeconds(60)));
        attacks.add(new Attack("one-of-two-named-files-in-one", twoInOne, JSON, trust, NOW.plusSeconds(60)));
        attacks.add(new Attack("none-of-two-named-files", two, trust, NOW.plusSeconds(60)));
        String[] named = text(one).split("\\.", -1);
        add("payload-beside-a-named-file", named[0] + "." + coded("{\"holder\":\"李四\"}") + "." + named[2]);
        byte[] twice = ByDss.detachedJades(
                EuFiles.signatory(authority), SigDMechanism.OBJECT_ID_BY_URI_HASH, List.of("paper.json", "other.json"));
        attacks.add(new Attack("two-names-of-one-content", twice, JSON, trust, NOW.plusSeconds(60)));
    }

    private void headers() throws GeneralSecurityException {
        add(
                "header-changed",
                coded(decoded(parts[0]).replaceFirst("\\{", "{\"cty\":\"x\",")) + "." + parts[1] + "." + parts[2]);
        add("algorithm-none", coded("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        add("algorithm-none-with-a-value", coded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        String secret = coded(decoded(parts[0]).replace("ES256", "HS256")) + "." + parts[1];
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(authority.signer.key().orElseThrow().getEncoded(), "HmacSHA256"));
        add("public-key-as-a-secret", secret + "." + BASE64.encodeToString(mac.doFinal(bytes(secret))));
        add(
                "scheme-of-another-key",
                coded(decoded(parts[0]).replace("ES256", "RS256")) + "." + parts[1] + "." + parts[2]);
        String certificates = "\"x5c\":[\""
                + Base64.getEncoder().encodeToString(authority.signer.encoded()) + "\",\""
                + Base64.getEncoder().encodeToString(authority.issuing.encoded()) + "\"]";
        String bound =
                "\"x5t#S256\":\"" + BASE64.encodeToString(DigestAlgorithm.SHA256.of(authority.signer.encoded())) + "\"";
        String time = "\"sigT\":\"2026-11-22T08:00:00Z\"";
        add("certificate-not-bound", signed("{\"alg\":\"ES256\"," + time + "," + certificates + "}"));
        add(
                "another-certificate-bound",
                signed("{\"alg\":\"ES256\"," + time + ",\"x5t#S256\":\""
                        + BASE64.encodeToString(DigestAlgorithm.SHA256.of(authority.issuing.encoded())) + "\","
                        + certificates + ",\"crit\":[\"sigT\"]}"));
        add(
                "critical-header-unknown",
                signed("{\"alg\":\"ES256\"," + time + "," + bound + "," + certificates
                        + ",\"crit\":[\"sigT\",\"urn:limit\"],\"urn:limit\":1}"));
        add(
                "not-encoded-and-not-critical",
                signed("{\"alg\":\"ES256\",\"b64\":false," + time + "," + bound + "," + certificates
                        + ",\"crit\":[\"sigT\"]}"));
        String named = signed("{\"alg\":\"ES256\"," + time + "," + bound + "," + certificates
                + ",\"crit\":[\"sigT\",\"sigD\"],\"sigD\":{\"mId\":\"urn:other\",\"pars\":[\"paper.json\"]}}");
        beside("named-in-an-unknown-way", named.replace("." + parts[1] + ".", ".."));
        add(
                "certificate-elsewhere",
                signed("{\"alg\":\"ES256\"," + time + "," + bound
                        + ",\"x5u\":\"http://example.org/certificate\",\"crit\":[\"sigT\"]}"));
        for (WeakPss weak : List.of(WeakPss.SHORT_SALT, WeakPss.WEAK_MASK)) {
            add(
                    weak.attack(),
                    JadesSigner.sign(JSON, Form.COMPACT, NOW, WeakKeys.weakly(rsa, weak), null),
                    rsa.trustWithLists());
        }
        add(
                "rsa-of-1024-bits",
                JadesSigner.sign(JSON, Form.COMPACT, NOW, WeakKeys.signatory(rsa), null),
                rsa.trustWithLists());
    }

    /** What the signer's key signs, whatever the header says. */
    private String signed(String header) throws GeneralSecurityException {
        String message = coded(header) + "." + parts[1];
        Signature signature = Signature.getInstance("SHA256withPLAIN-ECDSA", BouncyCastle.PROVIDER);
        signature.initSign(authority.signerPrivateKey());
        signature.update(bytes(message));
        return message + "." + BASE64.encodeToString(signature.sign());
    }

    private void hostileFiles() {
        add("nested-deeply", "{\"payload\":" + "[".repeat(TOO_DEEP) + "]".repeat(TOO_DEEP) + ",\"signatures\":[]}");
        add(
                "header-nested-deeply",
                coded("{\"alg\":" + "[".repeat(TOO_DEEP) + "]".repeat(TOO_DEEP) + "}") + "." + parts[1] + "."
                        + parts[2]);
        add("half-a-file", compact.substring(0, compact.length() / 2));
        add("bytes-behind-the-end", object + "{}");
        add("further-part", compact + ".e30");
    }

    /** What was signed are the letters SGVsbG8; what comes along as the signed file is their decoding. */
    private void notEncoded() {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        byte[] der = authority.signer.encoded();
        String header =
                "{\"alg\":\"ES256\",\"b64\":false,\"crit\":[\"b64\",\"sigT\"],\"sigT\":\"2026-11-22T08:00:00Z\","
                        + "\"x5t#S256\":\""
                        + url.encodeToString(DigestAlgorithm.SHA256.of(der)) + "\","
                        + "\"x5c\":[\"" + Base64.getEncoder().encodeToString(der) + "\",\""
                        + Base64.getEncoder().encodeToString(authority.issuing.encoded()) + "\"]}";
        String head = url.encodeToString(bytes(header));
        String payload = "SGVsbG8";
        ASN1Sequence value = ASN1Sequence.getInstance(authority.sign(bytes(head + "." + payload)));
        byte[] raw = new byte[64];
        for (int i = 0; i < 2; i++) {
            BigInteger number = ASN1Integer.getInstance(value.getObjectAt(i)).getValue();
            byte[] part = number.toByteArray();
            int length = Math.min(32, part.length);
            System.arraycopy(part, part.length - length, raw, 32 * (i + 1) - length, length);
        }
        byte[] file = bytes("{\"payload\":\"" + payload + "\",\"protected\":\"" + head + "\",\"signature\":\""
                + url.encodeToString(raw) + "\"}");
        attacks.add(new Attack("not-encoded-beside-its-decoding", file, bytes("Hello"), trust, NOW.plusSeconds(60)));
    }
}
