package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;
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
import static org.hefu.verification.pdf.RawPdf.text;
import static org.hefu.verification.pdf.RawPdf.update;
import static org.hefu.verification.pdf.RawPdf.withMessage;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks of which the villain is often a trusted signer himself: the document must still show what was signed. */
class AttackTest {

    private static final TestAuthority AUTHORITY = TestAuthority.sm2();
    private static final TrustStore TRUST = AUTHORITY.trust();
    private static final byte[] UNSIGNED = RawPdf.unsigned();
    private static final byte[] SIGNED = RawPdf.signed(AUTHORITY);
    private static final String OTHER_CONTENT = RawPdf.stream("0 0 m 200 100 l S");

    private static VerificationReport verify(byte[] file) {
        return SignedPapers.verify(file, TRUST);
    }

    private static void fails(byte[] file, String code) {
        VerificationReport report = verify(file);
        assertThat(report.reasons()).extracting(Reason::code).contains(code);
        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_FAILED);
    }

    private static void staysUnknown(byte[] file, String code) {
        VerificationReport report = verify(file);
        assertThat(report.reasons()).extracting(Reason::code).contains(code);
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    }

    // What the signature covers

    @Test
    void aRangeThatDoesNotBeginAtTheStartFails() {
        fails(
                sign(
                        UNSIGNED,
                        AUTHORITY,
                        signing(SIGNATURE),
                        (start, end, last) -> "1 %d %d %d".formatted(start - 1, end, last - end)),
                "BYTE_RANGE_BROKEN");
    }

    @Test
    void aRangeThatReachesPastTheFileFails() {
        fails(
                sign(
                        UNSIGNED,
                        AUTHORITY,
                        signing(SIGNATURE),
                        (start, end, last) -> "0 %d %d %d".formatted(start, end, last - end + 1)),
                "BYTE_RANGE_BROKEN");
    }

    @Test
    void aRangeOfThreeRunsFails() {
        fails(
                sign(
                        UNSIGNED,
                        AUTHORITY,
                        signing(SIGNATURE),
                        (start, end, last) -> "0 9 9 %d %d %d".formatted(start - 9, end, last - end)),
                "BYTE_RANGE_BROKEN");
    }

    @Test
    void aGapThatIsWiderThanTheSignatureFails() {
        fails(
                sign(
                        UNSIGNED,
                        AUTHORITY,
                        signing(SIGNATURE),
                        (start, end, last) -> "0 %d %d %d".formatted(start - 1, end, last - end)),
                "BYTE_RANGE_BROKEN");
    }

    @Test
    void aRangeThatStopsBeforeTheEndOfItsSavingFails() {
        fails(
                sign(
                        UNSIGNED,
                        AUTHORITY,
                        signing(SIGNATURE),
                        (start, end, last) -> "0 %d %d %d".formatted(start, end, last - end - 20)),
                "COVERAGE_BROKEN");
    }

    @Test
    void twoRangesInOneDictionaryFail() {
        fails(
                sign(UNSIGNED, AUTHORITY, signing(SIGNATURE.replace("/Type", "/ByteRange [0 1 2 3] /Type"))),
                "BYTE_RANGE_BROKEN");
    }

    @Test
    void twoSignaturesThatClaimTheSamePlaceFail() {
        Map<Integer, String> twice = new LinkedHashMap<>(signing(SIGNATURE));
        twice.put(7, "<< /Type /Sig /SubFilter /adbe.pkcs7.detached /ByteRange [0 100 200 1500] /Contents <3000> >>");

        fails(sign(UNSIGNED, AUTHORITY, twice), "SIGNATURES_OVERLAP");
    }

    @Test
    void aBlankInsideTheSignatureFails() {
        byte[] spaced = SIGNED.clone();
        RawPdf.put(spaced, text(spaced).lastIndexOf("00>"), " ");
        RawPdf.put(spaced, text(spaced).lastIndexOf("0>"), " ");

        assertThat(verify(spaced).verdict()).isEqualTo(Verdict.TOTAL_FAILED);
    }

    @Test
    void dataInThePaddingFails() {
        byte[] padded = SIGNED.clone();
        RawPdf.put(padded, text(padded).lastIndexOf("00>"), "41>");

        fails(padded, "PADDING_NOT_ZERO");
    }

    // The message

    @Test
    void twoSignersFail() throws IOException {
        fails(
                changed(signedData -> {
                    DERSet signers = (DERSet) signedData[5].toASN1Primitive().toASN1Primitive();
                    signedData[5] = new DERSet(new ASN1Encodable[] {signers.getObjectAt(0), signers.getObjectAt(0)});
                }),
                "SIGNER_COUNT");
    }

    @Test
    void noSignerFails() throws IOException {
        fails(changed(signedData -> signedData[5] = new DERSet()), "SIGNER_COUNT");
    }

    @Test
    void aMessageWithItsOwnContentFails() throws IOException {
        fails(
                changed(signedData -> {
                    ASN1Sequence content = ASN1Sequence.getInstance(signedData[2]);
                    signedData[2] = new DERSequence(new ASN1Encodable[] {
                        content.getObjectAt(0), new DERTaggedObject(true, 0, new DEROctetString(new byte[] {1}))
                    });
                }),
                "CONTENT_INSIDE");
    }

    @Test
    void aSignatureWithoutItsCertificateStaysUnknown() throws IOException {
        staysUnknown(
                changed(signedData -> signedData[3] = new DERTaggedObject(false, 0, new DERSet())), "NO_CERTIFICATE");
    }

    @Test
    void aMessageThatIsNoneIsPresentButUnreadable() {
        VerificationReport report = verify(withMessage(SIGNED, new byte[] {0x30, 3, 2, 1, 5}));

        assertThat(report.verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(report.reasons()).extracting(Reason::code).containsExactly("SIGNATURE_UNREADABLE");
        assertThat(report.signatures()).hasSize(1);
    }

    @Test
    void aKindOfSignatureThatIsNotKnownIsPresentButUnreadable() {
        VerificationReport report = verify(
                sign(UNSIGNED, AUTHORITY, signing(SIGNATURE.replace("adbe.pkcs7.detached", "adbe.x509.rsa_sha1"))));

        assertThat(report.verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(report.reasons()).extracting(Reason::code).contains("SIGNATURE_KIND_UNKNOWN");
    }

    @Test
    void aSignatureMovedToAnotherDocumentFails() {
        byte[] edited = SIGNED.clone();
        RawPdf.put(edited, text(edited).indexOf("100 100 l"), "100 900 l");
        byte[] other = sign(update(UNSIGNED, objects(4, OTHER_CONTENT), ""), AUTHORITY, signing(SIGNATURE));

        fails(edited, "CONTENT_CHANGED");
        fails(withMessage(other, RawPdf.message(SIGNED)), "CONTENT_CHANGED");
    }

    // What was added later

    @Test
    void changedPageContentIsForbidden() {
        fails(update(SIGNED, objects(4, OTHER_CONTENT), ""), "CHANGES_FORBIDDEN");
    }

    @Test
    void aPageThatPointsToOtherContentIsForbidden() {
        fails(
                update(SIGNED, objects(3, SIGNED_PAGE.replace("4 0 R", "9 0 R"), 9, OTHER_CONTENT), ""),
                "CHANGES_FORBIDDEN");
    }

    @Test
    void anAddedPageIsForbidden() {
        fails(
                update(SIGNED, objects(2, "<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>", 9, PAGE), ""),
                "CHANGES_FORBIDDEN");
    }

    @Test
    void anotherCatalogIsForbidden() {
        fails(
                replaceLast(update(SIGNED, objects(9, SIGNED_CATALOG), ""), "/Root 1 0 R", "/Root 9 0 R"),
                "CHANGES_FORBIDDEN");
    }

    @Test
    void anActionOnOpeningIsForbidden() {
        fails(
                update(
                        SIGNED,
                        objects(1, SIGNED_CATALOG.replace("/Pages", "/OpenAction 9 0 R /Pages"), 9, "<< >>"),
                        ""),
                "CHANGES_FORBIDDEN");
    }

    @Test
    void anAddedCommentStaysUnknownOrWorse() {
        byte[] commented = update(
                SIGNED,
                objects(
                        3,
                        SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 9 0 R]"),
                        9,
                        "<< /Type /Annot /Subtype /FreeText /Rect [0 0 200 200] >>"),
                "");

        assertThat(verify(commented).verdict()).isNotEqualTo(Verdict.TOTAL_PASSED);
    }

    @Test
    void aSavingThatAddsNothingStaysUnknown() {
        staysUnknown(update(SIGNED, objects(), ""), "CHANGES_UNKNOWN");
    }

    @Test
    void anObjectThatNobodyUsesStaysUnknown() {
        staysUnknown(update(SIGNED, objects(9, "(hidden)"), ""), "CHANGES_UNKNOWN");
    }

    @Test
    void referencesThatPointBackToWhatWasReplacedAreForbidden() {
        byte[] drafted = update(UNSIGNED, objects(4, OTHER_CONTENT), "");
        byte[] signed = sign(drafted, AUTHORITY, signing(SIGNATURE));
        int first = text(signed).indexOf("4 0 obj");

        assertThat(verify(signed).verdict()).isEqualTo(Verdict.TOTAL_PASSED);
        fails(RawPdf.references(signed, signed, Map.of(4, first), ""), "CHANGES_FORBIDDEN");
    }

    @Test
    void aSavingWhoseReferencesPointBehindItIsDamaged() {
        byte[] signed = sign(
                UNSIGNED,
                AUTHORITY,
                objects(1, SIGNED_CATALOG, 3, SIGNED_PAGE.replace("4 0 R", "8 0 R"), 5, SIGNATURE, 6, FIELD));
        byte[] late = RawPdf.update(signed, objects(8, OTHER_CONTENT), "");

        assertThat(verify(late).verdict()).isNotEqualTo(Verdict.TOTAL_PASSED);
    }

    @Test
    void aSignatureTakenOutOfItsFieldIsStillFound() {
        fails(update(SIGNED, objects(1, CATALOG, 3, PAGE), ""), "SIGNATURE_TAKEN_OUT");
    }

    @Test
    void aReplacedSignatureDictionaryFails() {
        byte[] replaced = update(
                SIGNED, objects(5, SIGNATURE.replace("@RANGE@", "0 10 20 30").replace("@CONTENTS@", "3000")), "");

        assertThat(verify(replaced).verdict()).isEqualTo(Verdict.TOTAL_FAILED);
    }

    @Test
    void aFurtherSignatureThatAlsoChangesThePageFails() {
        Map<Integer, String> second = furtherSignature();
        second.put(4, OTHER_CONTENT);

        fails(sign(SIGNED, AUTHORITY, second), "CHANGES_FORBIDDEN");
    }

    @Test
    void aFurtherSignatureAloneIsAllowed() {
        VerificationReport report = verify(sign(SIGNED, AUTHORITY, furtherSignature()));

        assertThat(report.reasons()).extracting(Reason::code).containsExactly("ALL_PASSED");
        assertThat(report.signatures().getFirst().changesAfter()).isEqualTo(ChangesAfter.ALLOWED);
    }

    @Test
    void aFurtherSignatureThatSmugglesAnObjectStaysUnknown() {
        Map<Integer, String> second = furtherSignature();
        second.put(9, "(hidden)");

        staysUnknown(sign(SIGNED, AUTHORITY, second), "CHANGES_UNKNOWN");
    }

    @Test
    void aFurtherSignatureWhoseFieldActsStaysUnknown() {
        Map<Integer, String> second = furtherSignature();
        second.computeIfPresent(8, (number, field) -> field.replace("/FT", "/AA << /U 9 0 R >> /FT"));

        assertThat(verify(sign(SIGNED, AUTHORITY, second)).verdict()).isNotEqualTo(Verdict.TOTAL_PASSED);
    }

    @Test
    void afterACertificationThatLocksNothingMayBeAdded() {
        String locking = SIGNATURE.replace(
                "/Type /Sig",
                "/Type /Sig /Reference [<< /TransformMethod /DocMDP /TransformParams << /P 1 /V /1.2 >> >>]");
        byte[] certified = sign(UNSIGNED, AUTHORITY, signing(locking));

        assertThat(verify(certified).verdict()).isEqualTo(Verdict.TOTAL_PASSED);
        fails(sign(certified, AUTHORITY, furtherSignature()), "CHANGES_FORBIDDEN");
    }

    // The file

    @Test
    void anEncryptedFileIsNamedAsSuch() {
        VerificationReport report = verify(update(UNSIGNED, objects(9, "<< /Filter /Standard >>"), "/Encrypt 9 0 R "));

        assertThat(report.verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(report.reasons()).extracting(Reason::code).containsExactly("PDF_ENCRYPTED");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 3000})
    void aFileCutShortIsUnreadable(int length) {
        VerificationReport report = verify(Arrays.copyOf(SIGNED, length));

        assertThat(report.verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    private static Map<Integer, String> furtherSignature() {
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

    private static byte[] replaceLast(byte[] file, String what, String by) {
        byte[] changed = file.clone();
        int at = text(file).lastIndexOf(what);
        System.arraycopy(bytes(by), 0, changed, at, by.length());
        return changed;
    }

    /** The signed file with fields of its message changed: 2 content, 3 certificates, 4 lists, 5 signers. */
    private static byte[] changed(Consumer<ASN1Encodable[]> change) throws IOException {
        ASN1Sequence outer = ASN1Sequence.getInstance(RawPdf.message(SIGNED));
        ASN1Sequence signedData = ASN1Sequence.getInstance(
                ASN1TaggedObject.getInstance(outer.getObjectAt(1)).getExplicitBaseObject());
        ASN1Encodable[] fields = signedData.toArray();
        fields[5] = new DERSet(ASN1Set.getInstance(fields[5]).toArray());
        change.accept(fields);
        ASN1EncodableVector again = new ASN1EncodableVector();
        again.add(outer.getObjectAt(0));
        again.add(new DERTaggedObject(true, 0, new DERSequence(fields)));
        return withMessage(SIGNED, new DERSequence(again).getEncoded(ASN1Encoding.DER));
    }
}
