package org.hefu.verification.ofd;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hefu.container.PackedFile;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Coverage;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Does the signature cover every file of the package? GM/T 0099-2020 calls what it leaves out smuggled in (夹带).
 * Excepted are the files of signatures themselves, each of which is checked by its own signature, and the list of
 * signatures as long as others may sign (GB/T 33190-2016, section 18.1).
 */
final class CoverageCheck implements OfdCheck {

    private static final int MOST_NAMED = 5;

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        if (signature.description().isEmpty()) {
            return Finding.skipped(Check.COVERAGE);
        }
        List<String> open = open(signature);
        if (open.isEmpty()) {
            return Finding.passed(Check.COVERAGE, "包内全部文件均受保护", "Every file of the package is protected");
        }
        String named = String.join(", ", open.subList(0, Math.min(MOST_NAMED, open.size())));
        return Finding.failed(
                Check.COVERAGE,
                SubIndication.FORMAT_FAILURE,
                "FILE_NOT_COVERED",
                "有 " + open.size() + " 个文件不在签名保护范围内：" + named,
                "Outside of what the signature protects, " + open.size() + " in number: " + named);
    }

    private static List<String> open(ExaminedOfdSignature signature) {
        Set<String> covered = signature.covered();
        Set<String> ofSignatures = new HashSet<>(signature.ofd().filesOfSignatures());
        ofSignatures.addAll(signature.ofd().listPaths());
        // A document that awaits a file where a signature will put one shows what was not there when it was signed.
        signature.ofd().file().bodies().stream()
                .flatMap(body -> signature.ofd().document(body).stream())
                .forEach(document -> ofSignatures.removeAll(document.files()));
        covered.addAll(ofSignatures);
        return signature.ofd().file().archive().files().stream()
                .map(PackedFile::name)
                .filter(name -> !covered.contains(name))
                .toList();
    }

    static Coverage coverage(Finding references, Finding coverage) {
        if (coverage.isPassed()) {
            return Coverage.WHOLE;
        }
        return references.isPassed() ? Coverage.PARTIAL : Coverage.NONE;
    }
}
