package org.hefu.verification.ofd;

import static org.hefu.verification.report.Verdict.INDETERMINATE;
import static org.hefu.verification.report.Verdict.TOTAL_FAILED;

import java.util.List;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.verification.report.Verdict;

/** Sealed OFD files, covered to the last file, whose versions show something else than what was sealed. */
final class VersionDefects {

    private static final String FIRST = "Doc_0/Versions/V1.xml";
    private static final String SECOND = "Doc_0/Versions/V2.xml";

    private VersionDefects() {}

    static List<Defect> all() {
        return List.of(
                defect(
                        "current-version-shows-another-document",
                        sealed(listed(FIRST, true), version("/Doc_1/Document.xml", "Doc_0/Document.xml")),
                        TOTAL_FAILED,
                        "VERSION_SHOWS_OTHER"),
                defect(
                        "current-version-has-an-unsigned-file",
                        sealed(listed(FIRST, true), version("/Doc_0/Document.xml", "Doc_0/Later.xml")),
                        TOTAL_FAILED,
                        "VERSION_NOT_SIGNED"),
                defect(
                        "two-current-versions",
                        sealed(
                                listed(FIRST, true) + listed(SECOND, true),
                                version("/Doc_0/Document.xml", "Doc_0/Document.xml")),
                        TOTAL_FAILED,
                        "VERSIONS_AMBIGUOUS"),
                defect(
                        "current-version-missing",
                        sealed(listed("Doc_0/Versions/V3.xml", true), "<a/>"),
                        INDETERMINATE,
                        "VERSIONS_UNREADABLE"));
    }

    private static Defect defect(String name, byte[] file, Verdict verdict, String code) {
        return new Defect(name, file, SealedOfds.TRUST, verdict, code);
    }

    /** A paper with versions, all of which were there before it was sealed. */
    static byte[] sealed(String list, String version) {
        byte[] paper = RawOfd.of(SampleOfds.onePage())
                .replace("OFD.xml", "</ofd:DocRoot>", "</ofd:DocRoot><ofd:Versions>" + list + "</ofd:Versions>")
                .put(FIRST, version)
                .put(SECOND, version)
                .zip();
        return SealedOfds.seal(paper, OfdProtection.OPEN);
    }

    static String listed(String path, boolean current) {
        return "<ofd:Version ID=\"v%s\" Index=\"1\" Current=\"%s\" BaseLoc=\"/%s\"/>"
                .formatted(path.replaceAll("\\D", ""), current, path);
    }

    static String version(String root, String file) {
        return """
                <ofd:DocVersion xmlns:ofd="http://www.ofdspec.org/2016" ID="v1"><ofd:FileList>\
                <ofd:File ID="f1">/%s</ofd:File></ofd:FileList><ofd:DocRoot>%s</ofd:DocRoot></ofd:DocVersion>\
                """.formatted(file, root);
    }
}
