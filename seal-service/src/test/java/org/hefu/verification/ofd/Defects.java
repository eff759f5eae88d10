package org.hefu.verification.ofd;

import static org.hefu.verification.ofd.RawOfd.DESCRIPTION;
import static org.hefu.verification.ofd.RawOfd.LIST;
import static org.hefu.verification.ofd.RawOfd.PAGE;
import static org.hefu.verification.ofd.RawOfd.SEAL;
import static org.hefu.verification.ofd.RawOfd.VALUE;
import static org.hefu.verification.ofd.SealedOfds.NOW;
import static org.hefu.verification.ofd.SealedOfds.OWNER;
import static org.hefu.verification.ofd.SealedOfds.TRUST;
import static org.hefu.verification.report.Verdict.INDETERMINATE;
import static org.hefu.verification.report.Verdict.TOTAL_FAILED;
import static org.hefu.verification.report.Verdict.UNREADABLE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.Signatory;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.SesSignature;

/** Sealed OFD files, each with one defect after which it is named, and what must be found in it. */
final class Defects extends DefectiveOfds {

    private static final byte[] LOCKED = SealedOfds.sealed(OfdProtection.LOCKED);

    private Defects(List<Defect> defects) {
        super(defects);
    }

    static List<Defect> all() {
        List<Defect> defects = new ArrayList<>();
        Defects made = new Defects(defects);
        made.content();
        made.references();
        made.signatures();
        new SealDefects(defects).make();
        made.laterSignatures();
        made.hostileXml();
        return defects;
    }

    private static String without(String description, String file) {
        return description.replaceFirst("<ofd:Reference FileRef=\"/" + file + "\">.*?</ofd:Reference>\n", "");
    }

    private void content() {
        add("content-changed", sealed().replace(PAGE, "未发现", "发现了"), TOTAL_FAILED, "CONTENT_CHANGED");
        add("protected-file-missing", sealed().remove("Doc_0/Res/font_1.ttf"), TOTAL_FAILED, "FILE_MISSING");
        add("file-added", sealed().put("Doc_0/Annots/Page_0.xml", "<a/>"), TOTAL_FAILED, "FILE_NOT_COVERED");
        add("attachment-added", sealed().put("Doc_0/Attachs/a.exe", "MZ"), TOTAL_FAILED, "FILE_NOT_COVERED");
        add("metadata-changed", sealed().replace("OFD.xml", "衡东县示例", "衡东县其他"), TOTAL_FAILED, "CONTENT_CHANGED");
        RawOfd another = RawOfd.of(SealedOfds.seal(SampleOfds.threePages(), OfdProtection.OPEN));
        for (String file : List.of(DESCRIPTION, VALUE, SEAL)) {
            another.put(file, sealed().get(file));
        }
        add("signature-of-another-document", another, TOTAL_FAILED, "CONTENT_CHANGED");
    }

    private void references() {
        add(
                "reference-list-empty",
                described(text -> text.replaceAll("(?s)<ofd:Reference .*</ofd:Reference>", "")),
                TOTAL_FAILED,
                "NO_REFERENCES");
        add("page-outside-references", described(text -> without(text, PAGE)), TOTAL_FAILED, "FILE_NOT_COVERED");
        add(
                "entrance-outside-references",
                described(text -> without(text, "OFD.xml")),
                TOTAL_FAILED,
                "FILE_NOT_COVERED");
        add(
                "resources-outside-references",
                described(text -> without(text, "Doc_0/PublicRes.xml")),
                TOTAL_FAILED,
                "FILE_NOT_COVERED");
        add(
                "reference-with-dots",
                described(text -> text.replace("\"/Doc_0/Document.xml", "\"/Doc_0/../Doc_0/Document.xml")),
                TOTAL_FAILED,
                "REFERENCE_PATH");
        add(
                "reference-out-of-package",
                described(text -> text.replace("\"/Doc_0/Document.xml", "\"/../etc/passwd")),
                TOTAL_FAILED,
                "REFERENCE_PATH");
        add(
                "reference-with-backslash",
                described(text -> text.replace("\"/Doc_0/Document.xml", "\"\\Doc_0\\Document.xml")),
                TOTAL_FAILED,
                "REFERENCE_PATH");
        add(
                "reference-in-other-case",
                described(text -> text.replace("\"/Doc_0/Document.xml", "\"/DOC_0/document.xml")),
                TOTAL_FAILED,
                "FILE_MISSING");
        add(
                "reference-twice",
                described(text -> text.replace("\"/Doc_0/PublicRes.xml", "\"/Doc_0/Document.xml")),
                TOTAL_FAILED,
                "REFERENCE_PATH");
        add("second-document-unsigned", secondDocument(), TOTAL_FAILED, "DOCUMENT_NOT_SIGNED");
        add(
                "stamp-without-page",
                described(text -> text.replaceFirst("PageRef=\"\\d+\"", "PageRef=\"9999\"")),
                TOTAL_FAILED,
                "STAMP_WITHOUT_PAGE");
        add(
                "stamp-outside-page",
                described(text -> text.replaceFirst("Boundary=\"[^\"]+\"", "Boundary=\"500 500 40 40\"")),
                INDETERMINATE,
                "STAMP_OUTSIDE_PAGE");
    }

    /** The signer covers the entrance, which names another document, but not that document. */
    private static RawOfd secondDocument() {
        RawOfd raw = sealed();
        String before = Base64.getEncoder().encodeToString(DigestAlgorithm.SM3.of(raw.get("OFD.xml")));
        raw.replace(
                "OFD.xml",
                "</ofd:OFD>",
                "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
        raw.put("Doc_1/Document.xml", raw.get("Doc_0/Document.xml"));
        String after = Base64.getEncoder().encodeToString(DigestAlgorithm.SM3.of(raw.get("OFD.xml")));
        return raw.describe(text -> text.replace(before, after));
    }

    private void signatures() {
        add(
                "stamp-moved",
                sealed().replace(DESCRIPTION, "Boundary=\"130", "Boundary=\"13"),
                TOTAL_FAILED,
                "DESCRIPTION_CHANGED");
        add(
                "description-of-another-place",
                sealed().sign(4, SealedOfds.SEAL.encoded(), NOW, "/Doc_0/Signs/Sign_9/Signature.xml", OWNER),
                TOTAL_FAILED,
                "DESCRIPTION_MOVED");
        byte[] value = sealed().get(VALUE);
        add(
                "bytes-behind-der",
                sealed().put(VALUE, Arrays.copyOf(value, value.length + 1)),
                UNREADABLE,
                "SIGNATURE_UNREADABLE");
        add(
                "bare-value-without-certificate",
                sealed().put(VALUE, SesSignature.read(value).signer().value()),
                UNREADABLE,
                "SIGNATURE_UNREADABLE");
        byte[] changed = value.clone();
        changed[changed.length - 1] ^= 1;
        add("signature-value-changed", sealed().put(VALUE, changed), TOTAL_FAILED, "SIGNATURE_FALSE");
        add("signature-value-missing", sealed().remove(VALUE), UNREADABLE, "SIGNATURE_UNREADABLE");
        Signatory otherUser = new Signatory(
                OWNER.signer,
                List.of(OWNER.issuing),
                OWNER.lists,
                OWNER.scheme(),
                message -> OtherUserId.sign(message, OWNER));
        add(
                "other-sm2-user-id",
                OfdSigner.sign(
                        SampleOfds.onePage(), SealedOfds.order(OfdProtection.OPEN), SealedOfds.SEAL, otherUser, null),
                TRUST,
                TOTAL_FAILED,
                "SIGNATURE_FALSE");
        byte[] token = {0x30, 0};
        add(
                "timestamp-unreadable",
                sealed().put(
                                VALUE,
                                SesSignature.read(value).withTimestamp(token).encoded()),
                TOTAL_FAILED,
                "TIMESTAMP_UNREADABLE");
    }

    private void laterSignatures() {
        byte[] twice = SealedOfds.sealByOther(SEALED, OfdProtection.OPEN);
        RawOfd locked = RawOfd.of(LOCKED);
        locked.put(LIST, RawOfd.of(twice).get(LIST));
        for (String file : List.of("Signature.xml", "SignedValue.dat", "Seal.esl")) {
            locked.put("Doc_0/Signs/Sign_1/" + file, RawOfd.of(twice).get("Doc_0/Signs/Sign_1/" + file));
        }
        add("signed-after-lock", locked, TOTAL_FAILED, "SIGNED_AFTER_LOCK");
        RawOfd falseLater = RawOfd.of(twice);
        falseLater.replace("Doc_0/Signs/Sign_1/Signature.xml", "Boundary=\"130", "Boundary=\"13");
        add("later-signature-false", falseLater, TOTAL_FAILED, "DESCRIPTION_CHANGED");
        RawOfd pageAdded = RawOfd.of(twice).put("Doc_0/Pages/Page_1/Content.xml", "<a/>");
        add("page-added-between-signatures", pageAdded, TOTAL_FAILED, "FILE_NOT_COVERED");
        add(
                "pointer-to-signatures-removed",
                sealed().replace("OFD.xml", "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>", ""),
                UNREADABLE,
                "SIGNATURE_NOT_LISTED");
        add("list-of-signatures-missing", sealed().remove(LIST), UNREADABLE, "OFD_UNREADABLE");
        add(
                "list-of-signatures-with-more",
                sealed().replace(LIST, "</ofd:Signatures>", "<ofd:Note>x</ofd:Note></ofd:Signatures>"),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "list-of-signatures-with-a-comment",
                sealed().replace(LIST, "</ofd:Signatures>", "<!-- hidden --></ofd:Signatures>"),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "list-of-signatures-with-words",
                sealed().replace(LIST, "</ofd:Signatures>", "hidden</ofd:Signatures>"),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "list-of-signatures-in-another-namespace",
                sealed().replace(LIST, OfdFile.NAMESPACE, "urn:other"),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "list-leads-out-of-package",
                sealed().replace(LIST, "BaseLoc=\"/", "BaseLoc=\"/../"),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "signature-listed-twice",
                sealed().replace(
                                LIST,
                                "</ofd:Signatures>",
                                "<ofd:Signature ID=\"s002\" BaseLoc=\"/" + DESCRIPTION + "\"/></ofd:Signatures>"),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "seal-called-signature-without-seal",
                sealed().replace(LIST, "Type=\"Seal\"", "Type=\"Sign\""),
                TOTAL_FAILED,
                "FILE_NOT_COVERED");
    }

    private void hostileXml() {
        String external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<ofd:";
        add(
                "external-entity-in-entrance",
                sealed().replace("OFD.xml", "<ofd:OFD ", external + "OFD "),
                UNREADABLE,
                "OFD_UNREADABLE");
        add(
                "external-entity-in-description",
                described(text -> text.replace("<ofd:Signature ", external + "Signature ")),
                UNREADABLE,
                "SIGNATURE_UNREADABLE");
        add(
                "two-signature-values-named",
                described(text -> text.replace(
                        "</ofd:Signature>", "<ofd:SignedValue>/" + VALUE + "</ofd:SignedValue></ofd:Signature>")),
                UNREADABLE,
                "SIGNATURE_UNREADABLE");
        add("half-a-file", Arrays.copyOf(SEALED, SEALED.length / 2), TRUST, UNREADABLE, "OFD_UNREADABLE");
    }
}
