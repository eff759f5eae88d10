package org.hefu.verification.pdf;

import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/** Is the signature still shown by a field of the document? ISO 32000-2, section 12.7.5.5. */
final class FieldCheck implements SignatureCheck {

    @Override
    public Finding check(ExaminedSignature signature) {
        return signature.found().inField()
                ? Finding.passed(Check.FIELD, "签名域在文档中", "A signature field of the document shows it")
                : Finding.failed(
                        Check.FIELD,
                        SubIndication.FORMAT_FAILURE,
                        "SIGNATURE_TAKEN_OUT",
                        "文件中有一个签名不再属于任何签名域：它被移除或替换过",
                        "A signature in the file is no longer shown by any field: it was taken out or replaced");
    }
}
