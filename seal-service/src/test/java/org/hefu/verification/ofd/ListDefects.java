package org.hefu.verification.ofd;

import static org.hefu.verification.ofd.RawOfd.LIST;
import static org.hefu.verification.ofd.SealedOfds.NOW;
import static org.hefu.verification.ofd.SealedOfds.OTHER;
import static org.hefu.verification.ofd.SealedOfds.TRUST;
import static org.hefu.verification.ofd.SealedOfds.sealByOther;
import static org.hefu.verification.report.Verdict.INDETERMINATE;
import static org.hefu.verification.report.Verdict.TOTAL_FAILED;
import static org.hefu.verification.report.Verdict.UNREADABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TrustStore;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ses.TestSeals;

/** Sealed OFD files whose open list of signatures lies, or whose later seals hide something together. */
final class ListDefects extends DefectiveOfds {

    private static final Pattern ENTRY = Pattern.compile("<ofd:Signature [^>]*/>");
    private static final TrustStore ALL = new TrustStore(SignedTimes.TRUST.anchors(), TRUST.lists());

    private ListDefects(List<Defect> defects) {
        super(defects);
    }

    static List<Defect> all() {
        List<Defect> defects = new ArrayList<>();
        ListDefects made = new ListDefects(defects);
        made.shares();
        made.order();
        made.numbers();
        made.awaited();
        return defects;
    }

    private void shares() {
        byte[] parts = SEALED;
        int number = 1;
        for (String box : List.of("0 0 105 100", "105 0 105 100", "0 100 105 100", "105 100 105 100")) {
            parts = stamped(sealByOther(parts, OfdProtection.OPEN), number++, "Boundary=\"" + box + "\"");
        }
        add("further-seals-over-the-page-in-parts", parts, ALL, INDETERMINATE, "LATER_STAMP_COVERS");
        byte[] clipped =
                stamped(sealByOther(SEALED, OfdProtection.OPEN), 1, "Boundary=\"0 0 210 297\" Clip=\"0 0 50 50\"");
        add("further-seal-over-the-page-and-clipped", clipped, ALL, INDETERMINATE, "LATER_STAMP_COVERS");
    }

    /** The other signer sets the imprint of a later seal so. */
    private static byte[] stamped(byte[] file, int number, String boundary) {
        RawOfd raw = RawOfd.of(file);
        String folder = "Doc_0/Signs/Sign_" + number + "/";
        String description = folder + "Signature.xml";
        raw.put(description, raw.text(description).replaceFirst("Boundary=\"[^\"]+\"", boundary));
        byte[] hash = DigestAlgorithm.SM3.of(raw.get(description));
        raw.put(
                folder + "SignedValue.dat",
                TestSeals.signatureOfNumber(4, SealedOfds.OTHER_SEAL.encoded(), NOW, hash, "/" + description, OTHER));
        return raw.zip();
    }

    private void order() {
        byte[] twice = sealByOther(SEALED, OfdProtection.OPEN);
        byte[] whole = stamped(twice, 1, "Boundary=\"0 0 210 297\"");
        RawOfd first = RawOfd.of(whole);
        add(
                "further-seal-listed-first",
                first.put(LIST, exchanged(first.text(LIST), true)).zip(),
                ALL,
                INDETERMINATE,
                "LIST_OF_SIGNATURES_DISAGREES");
        RawOfd renumbered = RawOfd.of(whole);
        add(
                "further-seal-listed-first-under-its-number",
                renumbered.put(LIST, exchanged(renumbered.text(LIST), false)).zip(),
                ALL,
                INDETERMINATE,
                "LIST_OF_SIGNATURES_DISAGREES");
    }

    /** The two entries in the other order, each with its identifier or with that of its place. */
    private static String exchanged(String list, boolean withIds) {
        Matcher entries = ENTRY.matcher(list);
        List<String> found = entries.results().map(result -> result.group()).toList();
        String one = found.get(0);
        String two = found.get(1);
        String oneBehind = withIds ? one : one.replace("s001", "s002");
        String twoBefore = withIds ? two : two.replace("s002", "s001");
        return list.replace(one, "@").replace(two, oneBehind).replace("@", twoBefore);
    }

    private void numbers() {
        RawOfd twice = RawOfd.of(sealByOther(SEALED, OfdProtection.OPEN));
        add(
                "identifiers-out-of-order",
                twice.put(LIST, twice.text(LIST).replace("s001", "s009")).zip(),
                TRUST,
                INDETERMINATE,
                "LIST_OF_SIGNATURES_DISAGREES");
        add(
                "identifier-with-blanks",
                sealed().replace(LIST, "s001", "x y"),
                INDETERMINATE,
                "LIST_OF_SIGNATURES_DISAGREES");
        add(
                "largest-number-too-small",
                sealed().replace(LIST, "<ofd:MaxSignId>1<", "<ofd:MaxSignId>0<"),
                INDETERMINATE,
                "LIST_OF_SIGNATURES_DISAGREES");
        add(
                "largest-number-beyond-numbers",
                sealed().replace(LIST, "<ofd:MaxSignId>1<", "<ofd:MaxSignId>99999999999999999999999<"),
                UNREADABLE,
                "OFD_UNREADABLE");
    }

    /** The paper names a font that is not there when it is sealed, and comes with the next seal. */
    private void awaited() {
        RawOfd paper = RawOfd.of(SampleOfds.onePage());
        String resources = "Doc_0/PublicRes.xml";
        paper.put(
                resources,
                paper.text(resources)
                        .replaceAll(
                                "<ofd:FontFile>[^<]*font_1.ttf</ofd:FontFile>",
                                "<ofd:FontFile>/Doc_0/Signs/Sign_1/Seal.esl</ofd:FontFile>"));
        byte[] sealed = SealedOfds.seal(paper.zip(), OfdProtection.OPEN);
        add(
                "font-that-comes-as-a-further-seal",
                sealByOther(sealed, OfdProtection.OPEN),
                TRUST,
                TOTAL_FAILED,
                "FILE_NOT_COVERED");
    }
}
