package org.hefu.verification.pdf;

import static org.hefu.verification.pdf.RawPdf.CATALOG;
import static org.hefu.verification.pdf.RawPdf.FIELD;
import static org.hefu.verification.pdf.RawPdf.PAGE;
import static org.hefu.verification.pdf.RawPdf.SIGNATURE;
import static org.hefu.verification.pdf.RawPdf.SIGNED_CATALOG;
import static org.hefu.verification.pdf.RawPdf.SIGNED_PAGE;
import static org.hefu.verification.pdf.RawPdf.bytes;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.sign;
import static org.hefu.verification.pdf.RawPdf.signing;
import static org.hefu.verification.pdf.RawPdf.stream;
import static org.hefu.verification.pdf.RawPdf.text;
import static org.hefu.verification.pdf.RawPdf.update;
import static org.hefu.verification.pdf.RawPdf.withMessage;
import static org.hefu.verification.pdf.SignedPapers.NOW;
import static org.hefu.verification.pdf.SignedPapers.signatory;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.Signatory;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.SigningFunction;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;
import org.hefu.verification.Attack;
import org.hefu.verification.SignerAttacks;
import org.hefu.verification.WeakPss;

/** Makes a file for each attack on a signed PDF, named by its defect. */
final class PdfAttacks {

    private static final String OTHER = stream("0 0 m 200 100 l S");
    private static final String LOCKING =
            " /Reference [<< /TransformMethod /DocMDP /TransformParams << /P %d /V /1.2 >> >>]";
    private static final String TEXT_FIELD = "<< /FT /Tx /T (Amount) /V (1) /Type /Annot /Subtype /Widget"
            + " /Rect [10 10 50 20] /P 3 0 R /AP << /N 11 0 R >> >>";
    private static final String PICTURE =
            "<< /Type /XObject /Subtype /Form /BBox [0 0 40 10] /Length 6 >>\n" + "stream\n0 0 m \nendstream";

    private final Path folder;
    private final TestAuthority authority = TestAuthority.sm2();
    private final TestAuthority rsa = TestAuthority.of("SHA256withRSA");
    private final byte[] unsigned = RawPdf.unsigned();
    private final byte[] signed = RawPdf.signed(authority);
    private final List<Attack> attacks = new ArrayList<>();

    private PdfAttacks(Path folder) {
        this.folder = folder;
    }

    /**
     * @param folder for keys
     */
    static List<Attack> all(Path folder) throws Exception {
        PdfAttacks made = new PdfAttacks(folder);
        made.nothingWrong();
        made.content();
        made.ranges();
        made.messages();
        made.shadows();
        made.additions();
        made.certifications();
        made.algorithms();
        made.signers();
        made.archives();
        made.hostileFiles();
        return made.attacks;
    }

    private void add(String name, byte[] file) {
        add(name, file, authority.trust());
    }

    private void add(String name, byte[] file, TrustStore trust) {
        add(name, file, trust, NOW.plusSeconds(60));
    }

    private void add(String name, byte[] file, TrustStore trust, Instant now) {
        attacks.add(new Attack(name, file, trust, now));
    }

    private void nothingWrong() {
        add("nothing-wrong", signed);
        add("further-signature", sign(signed, authority, further()));
    }

    private void content() {
        byte[] edited = signed.clone();
        RawPdf.put(edited, text(edited).indexOf("100 100 l"), "100 900 l");
        add("content-changed", edited);
        byte[] other = sign(update(unsigned, objects(4, OTHER), ""), authority, signing(SIGNATURE));
        add("signature-of-another-document", withMessage(other, RawPdf.message(signed)));
        add("file-cut-short", Arrays.copyOf(signed, signed.length - 300));
        add("bytes-behind-the-end", concat(signed, bytes("% more than nothing\n")));
    }

    private void ranges() {
        claim("range-not-from-the-start", (start, end, last) -> "1 %d %d %d".formatted(start - 1, end, last - end));
        claim("range-past-the-end", (start, end, last) -> "0 %d %d %d".formatted(start, end, last - end + 1));
        claim("range-of-three-runs", (start, end, last) -> "0 9 9 %d %d %d".formatted(start - 9, end, last - end));
        claim("range-of-one-run", (start, end, last) -> "0 %d".formatted(last));
        claim("range-overlapping", (start, end, last) -> "0 %d %d %d".formatted(end, start, last - start));
        claim("range-negative", (start, end, last) -> "0 %d -%d %d".formatted(start, end, last - end));
        claim("gap-wider-than-the-value", (start, end, last) -> "0 %d %d %d".formatted(start - 1, end, last - end));
        claim(
                "range-ends-before-its-saving",
                (start, end, last) -> "0 %d %d %d".formatted(start, end, last - end - 20));
        entries("range-missing", SIGNATURE.replace("/ByteRange [@RANGE@]", "/Other [@RANGE@]"));
        entries("range-twice", SIGNATURE.replace("/Type", "/ByteRange [0 1 2 3] /Type"));
        entries("value-twice", SIGNATURE.replace("/Type", "/Contents <3000> /Type"));
        add(
                "value-empty",
                update(
                        unsigned,
                        signing(SIGNATURE.replace("@RANGE@", "0 100 200 300").replace("@CONTENTS@", "")),
                        ""));
        add("value-only-zeros", withMessage(signed, new byte[] {0}));
        Map<Integer, String> twice = new LinkedHashMap<>(signing(SIGNATURE));
        twice.put(7, "<< /Type /Sig /SubFilter /adbe.pkcs7.detached /ByteRange [0 100 200 1500] /Contents <3000> >>");
        add("signatures-overlapping", sign(unsigned, authority, twice));
        String digits = HexFormat.of().formatHex(RawPdf.message(signed));
        int gap = text(signed).lastIndexOf("/Contents <") + 10;
        add(
                "signature-wrapped",
                update(
                        signed,
                        objects(
                                5,
                                SIGNATURE
                                        .replace(
                                                "@RANGE@",
                                                "0 " + gap + " " + (gap + RawPdf.ROOM + 2) + " "
                                                        + (signed.length - gap - RawPdf.ROOM - 2))
                                        .replace("@CONTENTS@", digits),
                                4,
                                OTHER),
                        ""));
    }

    private void claim(String name, RawPdf.Claim claim) {
        add(name, sign(unsigned, authority, signing(SIGNATURE), claim));
    }

    private void entries(String name, String dictionary) {
        add(name, sign(unsigned, authority, signing(dictionary)));
    }

    private void messages() {
        add("value-is-no-message", withMessage(signed, new byte[] {0x30, 3, 2, 1, 5}));
        entries("kind-unknown", SIGNATURE.replace("adbe.pkcs7.detached", "adbe.x509.rsa_sha1"));
        byte[] padded = signed.clone();
        RawPdf.put(padded, text(padded).lastIndexOf("00>"), "41>");
        add("bytes-behind-der", padded);
        byte[] spaced = signed.clone();
        RawPdf.put(spaced, text(spaced).lastIndexOf("00>"), " ");
        RawPdf.put(spaced, text(spaced).lastIndexOf("0>"), " ");
        add("blanks-in-the-value", spaced);
        byte[] message = RawPdf.message(signed);
        byte[] broken = message.clone();
        broken[broken.length - 1] ^= 1;
        add("signature-value-changed", withMessage(signed, broken));
    }

    private void shadows() {
        byte[] drafted = update(
                unsigned,
                objects(
                        3,
                        PAGE.replace("/Contents 4 0 R", "/Contents [4 0 R 10 0 R]"),
                        10,
                        stream("1 1 1 rg 0 0 200 200 re f"),
                        4,
                        OTHER),
                "");
        byte[] hiding = sign(
                drafted,
                authority,
                objects(
                        1,
                        SIGNED_CATALOG,
                        3,
                        SIGNED_PAGE.replace("/Contents 4 0 R", "/Contents [4 0 R 10 0 R]"),
                        5,
                        SIGNATURE,
                        6,
                        FIELD));
        add("shadow-hide", update(hiding, objects(10, stream(" ")), ""));
        byte[] lettered = update(
                unsigned,
                objects(
                        3,
                        PAGE.replace("<< >>", "<< /Font << /F 10 0 R >> >>"),
                        10,
                        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
                "");
        byte[] font = sign(
                lettered,
                authority,
                objects(
                        1,
                        SIGNED_CATALOG,
                        3,
                        SIGNED_PAGE.replace("<< >>", "<< /Font << /F 10 0 R >> >>"),
                        5,
                        SIGNATURE,
                        6,
                        FIELD));
        add("shadow-replace", update(font, objects(10, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>"), ""));
        byte[] twofold = update(unsigned, objects(4, OTHER), "");
        byte[] both = sign(twofold, authority, signing(SIGNATURE));
        int first = text(both).indexOf("4 0 obj");
        add("shadow-hide-and-replace", RawPdf.references(both, both, Map.of(4, first), ""));
        add(
                "references-alone-changed",
                RawPdf.references(signed, signed, Map.of(4, text(signed).indexOf("3 0 obj")), ""));
        add("references-alone-free-an-object", freeing(signed, 4));
        add("saving-that-adds-nothing", update(signed, objects(), ""));
        byte[] waiting = sign(
                unsigned,
                authority,
                objects(
                        1,
                        SIGNED_CATALOG,
                        3,
                        SIGNED_PAGE.replace("/Contents 4 0 R", "/Contents [4 0 R 12 0 R]"),
                        5,
                        SIGNATURE,
                        6,
                        FIELD));
        add(
                "awaited-object-among-proofs",
                update(
                        waiting,
                        objects(1, SIGNED_CATALOG.replace("/Pages", "/DSS << /Certs [12 0 R] >> /Pages"), 12, OTHER),
                        ""));
    }

    private static byte[] freeing(byte[] file, int number) {
        String text = text(file);
        int marker = text.lastIndexOf("startxref\n");
        String previous = text.substring(marker + 10, text.indexOf('\n', marker + 10));
        return concat(
                file,
                bytes("xref\n" + number + " 1\n0000000000 00001 f \ntrailer\n<< /Size 20 /Root 1 0 R /Prev " + previous
                        + " >>\nstartxref\n" + file.length + "\n%%EOF\n"));
    }

    private static Map<Integer, String> further() {
        return objects(
                1,
                SIGNED_CATALOG.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                3,
                SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                7,
                SIGNATURE,
                8,
                FIELD.replace("5 0 R", "7 0 R").replace("(S1)", "(S2)"));
    }

    private void additions() {
        add("page-content-replaced", update(signed, objects(4, OTHER), ""));
        add("page-added", update(signed, objects(2, "<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>", 9, PAGE), ""));
        add("page-removed", update(signed, objects(2, "<< /Type /Pages /Kids [] /Count 0 >>"), ""));
        add(
                "annotation-over-content",
                update(
                        signed,
                        objects(
                                3,
                                SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 9 0 R]"),
                                9,
                                "<< /Type /Annot /Subtype /FreeText /Rect [0 0 200 200] >>"),
                        ""));
        add(
                "appearance-of-the-signature-replaced",
                update(signed, objects(6, FIELD.replace("/FT", "/AP << /N 9 0 R >> /FT"), 9, PICTURE), ""));
        add(
                "signature-dictionary-replaced",
                update(
                        signed,
                        objects(5, SIGNATURE.replace("@RANGE@", "0 10 20 30").replace("@CONTENTS@", "3000")),
                        ""));
        String text = text(signed);
        int start = text.lastIndexOf("5 0 obj\n") + 8;
        String dictionary = text.substring(start, text.indexOf("\nendobj", start));
        add(
                "reason-replaced",
                update(signed, objects(5, dictionary.replace("/Type /Sig", "/Type /Sig /Reason (another)")), ""));
        add("signature-taken-out", update(signed, objects(1, CATALOG, 3, PAGE), ""));
        add(
                "action-on-opening",
                update(
                        signed,
                        objects(1, SIGNED_CATALOG.replace("/Pages", "/OpenAction 9 0 R /Pages"), 9, "<< >>"),
                        ""));
        add("object-that-nobody-uses", update(signed, objects(9, "(hidden)"), ""));
        Map<Integer, String> changing = further();
        changing.put(4, OTHER);
        add("further-signature-changes-the-page", sign(signed, authority, changing));
        Map<Integer, String> covering = further();
        covering.computeIfPresent(8, (number, field) -> field.replace("[0 0 0 0]", "[0 0 200 200] /AP << /N 9 0 R >>"));
        covering.put(9, PICTURE);
        add("further-signature-covers-the-page", sign(signed, authority, covering));
        byte[] form = withForm("");
        add("form-filled-without-certification", filled(form));
    }

    /** A signed form with one text field. */
    private byte[] withForm(String extra) {
        return sign(
                unsigned,
                authority,
                objects(
                        1,
                        SIGNED_CATALOG.replace("[6 0 R]", "[10 0 R 6 0 R]"),
                        3,
                        SIGNED_PAGE.replace("[6 0 R]", "[10 0 R 6 0 R]"),
                        10,
                        TEXT_FIELD,
                        11,
                        PICTURE,
                        5,
                        SIGNATURE.replace("/Type /Sig", "/Type /Sig" + extra),
                        6,
                        FIELD));
    }

    private static byte[] filled(byte[] form) {
        return update(form, objects(10, TEXT_FIELD.replace("(1)", "(9)").replace("11 0 R", "12 0 R"), 12, PICTURE), "");
    }

    private byte[] certified(int level) {
        return sign(
                unsigned, authority, signing(SIGNATURE.replace("/Type /Sig", "/Type /Sig" + LOCKING.formatted(level))));
    }

    private void certifications() {
        add("certified-closed-and-signed-again", sign(certified(1), authority, further()));
        add("certified-for-forms-and-signed-again", sign(certified(2), authority, further()));
        add("certified-for-forms-and-filled", filled(withForm(LOCKING.formatted(2))));
        add(
                "field-appearance-overridden",
                update(
                        withForm(LOCKING.formatted(2)),
                        objects(
                                10,
                                TEXT_FIELD
                                        .replace("[10 10 50 20]", "[0 0 200 200]")
                                        .replace("11 0 R", "12 0 R"),
                                12,
                                PICTURE),
                        ""));
        add("certified-for-forms-and-commented", commented(certified(2), 20));
        add("certified-for-comments-and-commented", commented(certified(3), 20));
        add("certified-for-comments-and-covered", commented(certified(3), 200));
        String lock = " /Reference [<< /TransformMethod /FieldMDP /TransformParams << /Action /Include"
                + " /Fields [(Amount)] /V /1.2 >> >> << /TransformMethod /DocMDP /TransformParams << /P 2 >> >>]";
        add("locked-field-filled", filled(withForm(lock)));
    }

    private static byte[] commented(byte[] file, int size) {
        return update(
                file,
                objects(
                        3,
                        SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 9 0 R]"),
                        9,
                        "<< /Type /Annot /Subtype /Text /Contents (note) /Rect [0 0 " + size + " " + size + "] >>"),
                "");
    }

    private byte[] signedBy(Signatory signatory) {
        return PdfSigner.sign(unsigned, SignedPapers.order(NOW), signatory);
    }

    private void algorithms() throws Exception {
        add("digest-md5", ForeignMessagesTest.signedBy(rsa, "MD5withRSA", false), rsa.trustWithLists());
        add("digest-sha1", ForeignMessagesTest.signedBy(rsa, "SHA1withRSA", false), rsa.trustWithLists());
        for (WeakPss weakPss : WeakPss.values()) {
            add(
                    weakPss.attack(),
                    ForeignMessagesTest.signedBy(rsa, weakPss.signer(rsa.signerPrivateKey()), false),
                    rsa.trustWithLists());
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair small = generator.generateKeyPair();
        Certificate weak = certify(rsa, CertificateProfile.SEAL, small.getPublic());
        add("rsa-of-1024-bits", signedBy(signatory(rsa, weak, plain("SHA256withRSA", small))), rsa.trust());
        add("sm2-with-another-user-id", signedBy(signatory(authority, authority.signer, message -> {
            try {
                Signature signature = Signature.getInstance("SM3withSM2", BouncyCastle.PROVIDER);
                signature.setParameter(new SM2ParameterSpec(bytes("8765432187654321")));
                signature.initSign(authority.signerPrivateKey());
                signature.update(message);
                return signature.sign();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        })));
        TestAuthority ecdsa = TestAuthority.of("SHA256withECDSA");
        add(
                "scheme-of-another-key",
                ForeignMessagesTest.signedBy(rsa, "SHA256withECDSA", false, ecdsa.signerPrivateKey()),
                rsa.trustWithLists());
    }

    private static SigningFunction plain(String algorithm, KeyPair pair) {
        return message -> {
            try {
                Signature signature = Signature.getInstance(algorithm);
                signature.initSign(pair.getPrivate());
                signature.update(message);
                return signature.sign();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static Certificate certify(TestAuthority by, CertificateProfile profile, PublicKey key) {
        return by.certify(profile, TestAuthority.SUBJECT, key);
    }

    private static Signatory signatory(TestAuthority of, Certificate certificate, SigningFunction function) {
        return new Signatory(certificate, List.of(of.issuing), of.lists(), of.scheme(), function);
    }

    private void signers() {
        attacks.addAll(SignerAttacks.all(
                KeyAlgorithm.SM2,
                folder.resolve("signers"),
                (signatory, at, time) -> time == null
                        ? PdfSigner.sign(unsigned, SignedPapers.order(at), signatory)
                        : PdfSigner.sign(
                                unsigned, SignedPapers.order(at).withLevel(SignatureLevel.T), signatory, time)));
    }

    private void archives() {
        TimestampSource time = TestTimestamps.of(
                folder.resolve("archives"), authority, KeyAlgorithm.SM2, Clock.fixed(NOW, ZoneOffset.UTC));
        byte[] archived = PdfSigner.sign(
                unsigned,
                SignedPapers.order(NOW).withLevel(SignatureLevel.LTA),
                SignedPapers.signatory(authority),
                time);
        add("archived", archived);
        byte[] moved = withMessage(
                archived, time.stamp(DigestAlgorithm.SM3, new byte[32]).encoded());
        add("document-timestamp-of-other-data", moved);
        add("archived-and-changed", update(archived, objects(4, OTHER), ""));
    }

    private void hostileFiles() {
        add("encrypted", update(unsigned, objects(9, "<< /Filter /Standard >>"), "/Encrypt 9 0 R "));
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        add("nested-deeply", update(signed, objects(9, deep), ""));
        add(
                "page-tree-in-a-circle",
                update(signed, objects(2, "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"), ""));
        add("length-in-a-circle", update(signed, objects(9, "<< /Length 9 0 R >>\nstream\n\nendstream"), ""));
        add("references-in-a-circle", bytes("%PDF-1.7\nxref\ntrailer\n<< /Prev 9 >>\nstartxref\n9\n%%EOF"));
        add("unsigned", unsigned);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }
}
