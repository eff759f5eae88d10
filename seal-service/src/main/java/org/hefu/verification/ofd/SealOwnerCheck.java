package org.hefu.verification.ofd;

import org.hefu.certificate.Certificate;
import org.hefu.signature.ses.SesSignature;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * May this signer use the seal? GM/T 0031-2014, section 6.2.2, and GB/T 38540-2020, SES_CertList: the certificate, or
 * its digest, is in the list of the seal; otherwise the seal was stolen.
 */
final class SealOwnerCheck implements OfdCheck {

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        SesSignature sealed = signature.sealed().orElse(null);
        Certificate certificate = signature.sealSigner().orElse(null);
        if (sealed == null || certificate == null) {
            return Finding.skipped(Check.SEAL_OWNER);
        }
        return switch (sealed.seal().info().owners().of(certificate)) {
            case LISTED -> Finding.passed(Check.SEAL_OWNER, "签名证书在印章的证书列表中", "The seal lists the signer's certificate");
            case NOT_LISTED ->
                Finding.failed(
                        Check.SEAL_OWNER,
                        SubIndication.SIG_CONSTRAINTS_FAILURE,
                        "SIGNER_NOT_IN_SEAL",
                        "签名证书不在印章的证书列表中：" + certificate,
                        "The seal does not list the signer's certificate: " + certificate);
            case UNKNOWN ->
                Finding.unknown(
                        Check.SEAL_OWNER,
                        SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                        "SEAL_LIST_UNKNOWN",
                        "印章的证书列表使用了不认识的杂凑算法",
                        "The seal lists its owners by a digest that is not known");
        };
    }
}
