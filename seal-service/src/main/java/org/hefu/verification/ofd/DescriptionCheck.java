package org.hefu.verification.ofd;

import java.security.MessageDigest;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.ofd.OfdFormatException;
import org.hefu.ofd.OfdPaths;
import org.hefu.signature.ses.SesSignature;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Is the description of the signature what was signed? GM/T 0031-2014, section 6.2.3, step 5: its digest is dataHash,
 * and its path is propertyInfo; so a signature cannot be moved to another document, or to another place in it.
 */
final class DescriptionCheck implements OfdCheck {

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        SesSignature sealed = signature.sealed().orElse(null);
        if (sealed == null || sealed.signer().scheme().isEmpty()) {
            return Finding.skipped(Check.DIGEST);
        }
        DigestAlgorithm digest = sealed.signer().scheme().get().digest();
        byte[] found = signature.ofd().digest(signature.entry().path(), digest).orElse(new byte[0]);
        if (!MessageDigest.isEqual(found, sealed.dataHash())) {
            return Finding.failed(
                    Check.DIGEST,
                    SubIndication.HASH_FAILURE,
                    "DESCRIPTION_CHANGED",
                    "签名描述文件与所签摘要不一致：" + signature.entry().path(),
                    "The description is not what was signed: " + signature.entry().path());
        }
        return names(sealed.propertyInfo(), signature.entry().path())
                ? Finding.passed(
                        Check.DIGEST,
                        "签名描述文件的 " + digest + " 摘要与路径一致",
                        "The " + digest + " digest and the path of the description agree")
                : Finding.failed(
                        Check.DIGEST,
                        SubIndication.HASH_FAILURE,
                        "DESCRIPTION_MOVED",
                        "所签的是另一处的描述文件：" + sealed.propertyInfo(),
                        "What was signed is a description at another place: " + sealed.propertyInfo());
    }

    private static boolean names(String property, String path) {
        try {
            return OfdPaths.resolve("", property).equals(path);
        } catch (OfdFormatException e) {
            return false;
        }
    }
}
