package org.hefu.verification.ofd;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.ofd.OfdSignature;
import org.hefu.ofd.OfdSignature.Reference;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Are the protected files those that were signed? GB/T 33190-2016, section 18.2: each reference names one file of the
 * package by its path from the root, and its digest.
 */
final class ReferencesCheck implements OfdCheck {

    private static final Pattern BLANKS = Pattern.compile("\\s");

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        OfdSignature description = signature.description().orElse(null);
        if (description == null) {
            return Finding.skipped(Check.REFERENCES);
        }
        if (description.references().isEmpty()) {
            return failed(
                    SubIndication.FORMAT_FAILURE, "NO_REFERENCES", "签名没有保护任何文件", "The signature protects no file");
        }
        DigestAlgorithm digest = signature.checkMethod().orElse(null);
        if (digest == null) {
            return Finding.unknown(
                    Check.REFERENCES,
                    SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                    "ALGORITHM_NOT_ACCEPTED",
                    "杂凑算法 " + description.checkMethod() + " 不被接受",
                    "The digest " + description.checkMethod() + " is not accepted");
        }
        Set<String> seen = new HashSet<>();
        for (Reference reference : description.references()) {
            Optional<Finding> fault = fault(signature, reference, digest, seen);
            if (fault.isPresent()) {
                return fault.get();
            }
        }
        return Finding.passed(
                Check.REFERENCES,
                description.references().size() + " 个受保护文件的 " + digest + " 摘要均一致",
                "The " + digest + " digests of all protected files agree: "
                        + description.references().size());
    }

    private static Optional<Finding> fault(
            ExaminedOfdSignature signature, Reference reference, DigestAlgorithm digest, Set<String> seen) {
        Optional<String> path = SignedOfd.path(reference);
        if (path.isEmpty() || !seen.add(path.get())) {
            return Optional.of(failed(
                    SubIndication.FORMAT_FAILURE,
                    "REFERENCE_PATH",
                    "受保护文件的路径不规范或重复：" + reference.file(),
                    "The path of a protected file is not plain, or comes twice: " + reference.file()));
        }
        Optional<byte[]> found = signature.ofd().digest(path.get(), digest);
        if (found.isEmpty()) {
            return Optional.of(failed(
                    SubIndication.HASH_FAILURE,
                    "FILE_MISSING",
                    "受保护的文件缺失：" + path.get(),
                    "A protected file is missing: " + path.get()));
        }
        return MessageDigest.isEqual(found.get(), decoded(reference.checkValue()))
                ? Optional.empty()
                : Optional.of(changed(signature, path.get()));
    }

    private static Finding changed(ExaminedOfdSignature signature, String path) {
        return signature.ofd().listPaths().contains(path)
                ? failed(
                        SubIndication.HASH_FAILURE,
                        "SIGNED_AFTER_LOCK",
                        "签名锁定之后，签名列表又有改动：" + path,
                        "The list of signatures was changed after this signature had locked it: " + path)
                : failed(
                        SubIndication.HASH_FAILURE,
                        "CONTENT_CHANGED",
                        "签名之后，受保护的文件有改动：" + path,
                        "A protected file was changed after signing: " + path);
    }

    private static byte[] decoded(String value) {
        try {
            return Base64.getDecoder().decode(BLANKS.matcher(value).replaceAll(""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static Finding failed(SubIndication why, String code, String zh, String en) {
        return Finding.failed(Check.REFERENCES, why, code, zh, en);
    }
}
