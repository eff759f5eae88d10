package org.hefu.verification.ofd;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hefu.ofd.OfdBody;
import org.hefu.ofd.OfdVersion;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Is the version of the document that readers show the one that was sealed? GB/T 33190-2016, section 19: a reader that
 * knows versions opens the one marked as current, every other reader the root of the document. Where these are not the
 * same, two readers see two papers.
 */
final class DocumentVersionsCheck implements OfdCheck {

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        if (signature.description().isEmpty()) {
            return Finding.skipped(Check.DOCUMENT_VERSIONS);
        }
        int versions = 0;
        for (OfdBody body : signature.ofd().file().bodies()) {
            List<OfdVersion> found = signature.ofd().versions(body).orElse(null);
            if (found == null) {
                return Finding.unknown(
                        Check.DOCUMENT_VERSIONS,
                        SubIndication.FORMAT_FAILURE,
                        "VERSIONS_UNREADABLE",
                        "文档的版本信息无法读取，不知阅读器显示哪一版",
                        "The versions of a document cannot be read, nor be known which of them readers show");
            }
            Optional<Finding> fault = fault(found, body, signature);
            if (fault.isPresent()) {
                return fault.get();
            }
            versions += found.size();
        }
        return versions == 0
                ? Finding.passed(Check.DOCUMENT_VERSIONS, "文档没有其他版本", "The document has no versions")
                : Finding.passed(
                        Check.DOCUMENT_VERSIONS,
                        "文档记有 " + versions + " 个版本，所显示的是签署的内容",
                        "Of " + versions + " versions, the one that is shown is what was signed");
    }

    private static Optional<Finding> fault(List<OfdVersion> versions, OfdBody body, ExaminedOfdSignature signature) {
        List<OfdVersion> current = versions.stream().filter(OfdVersion::current).toList();
        if (current.size() > 1) {
            return Optional.of(
                    failed("VERSIONS_AMBIGUOUS", "文档标出了不止一个当前版本", "The document names several versions as current"));
        }
        for (OfdVersion version : current) {
            if (!version.root().equals(body.root())) {
                return Optional.of(failed(
                        "VERSION_SHOWS_OTHER",
                        "当前版本 " + version.id() + " 显示的是另一份内容：" + version.root(),
                        "The current version " + version.id() + " shows something else: " + version.root()));
            }
            Set<String> covered = signature.covered();
            Optional<String> open = version.files().stream()
                    .filter(file -> !covered.contains(file))
                    .findFirst();
            if (open.isPresent()) {
                return Optional.of(failed(
                        "VERSION_NOT_SIGNED",
                        "当前版本含有未被签名保护的文件：" + open.get(),
                        "The current version has a file that is not signed: " + open.get()));
            }
        }
        return Optional.empty();
    }

    private static Finding failed(String code, String zh, String en) {
        return Finding.failed(Check.DOCUMENT_VERSIONS, SubIndication.FORMAT_FAILURE, code, zh, en);
    }
}
