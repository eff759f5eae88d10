package org.hefu.verification.ofd;

import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Can the signature be read? GB/T 33190-2016, section 18: a description and a signature value; the value is DER with
 * nothing behind it, by GB/T 38540 or GM/T 0031 with a seal and by GB/T 35275 without. GM/T 0031-2014, 6.2.3, step 1.
 */
final class FormCheck implements OfdCheck {

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        if (!signature.unreadable().isEmpty()) {
            return Finding.unknown(
                    Check.FORM,
                    SubIndication.FORMAT_FAILURE,
                    "SIGNATURE_UNREADABLE",
                    "签名无法读取：" + signature.unreadable(),
                    "The signature cannot be read: " + signature.unreadable());
        }
        return signature
                .sealed()
                .map(sealed -> Finding.passed(
                        Check.FORM,
                        "电子签章格式正确（" + sealed.version() + "）",
                        "A well-formed signature by a seal, " + sealed.version()))
                .orElseGet(() -> Finding.passed(Check.FORM, "数字签名格式正确", "A well-formed signature without seal"));
    }
}
