package org.hefu.verification.pdf;

import java.util.Set;
import org.hefu.signature.cms.CmsForm;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Is it a signature of a kind that is verified here, and well-formed? ISO 32000-2, section 12.8.3.3, and ETSI EN 319
 * 142-1; the message by GB/T 35275 or RFC 5652, its padding only zeros.
 */
final class FormCheck implements SignatureCheck {

    private static final Set<String> DETACHED = Set.of("adbe.pkcs7.detached", "ETSI.CAdES.detached");

    @Override
    public Finding check(ExaminedSignature signature) {
        String subFilter = signature.found().subFilter();
        if (!DETACHED.contains(subFilter)) {
            return Finding.unknown(
                    Check.FORM,
                    SubIndication.FORMAT_FAILURE,
                    "SIGNATURE_KIND_UNKNOWN",
                    "存在签名，但其类型 “" + subFilter + "” 本版本不支持验证",
                    "There is a signature, but its kind '" + subFilter + "' is not verified by this version");
        }
        SignatureContents contents = signature.contents().orElse(null);
        if (contents == null) {
            return Finding.skipped(Check.FORM);
        }
        if (contents.problem() != null) {
            return contents.problem();
        }
        CmsForm written = signature.message().message().orElseThrow().form();
        String form = written == CmsForm.GBT_35275 ? "GB/T 35275" : "RFC 5652";
        return Finding.passed(Check.FORM, "签名格式 " + form, "The signature is written by " + form);
    }
}
