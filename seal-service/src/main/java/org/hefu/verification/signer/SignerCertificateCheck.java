package org.hefu.verification.signer;

import org.hefu.certificate.Certificate;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/** Is the signer's certificate there, and may its key sign documents? RFC 5652, section 5.3; RFC 5280, 4.2.1.3 and 4.2.1.12. */
final class SignerCertificateCheck implements SignerCheck {

    @Override
    public Finding check(ExaminedSigner signer) {
        Certificate certificate = signer.certificate().orElse(null);
        if (certificate == null) {
            return Finding.unknown(
                    Check.SIGNER_CERTIFICATE,
                    SubIndication.NO_SIGNING_CERTIFICATE_FOUND,
                    "NO_CERTIFICATE",
                    "签名中没有签名者的证书",
                    "The signer's certificate is not in the signature");
        }
        if (certificate.isAuthority() || certificate.mustNotSignDocuments()) {
            return Finding.failed(
                    Check.SIGNER_CERTIFICATE,
                    SubIndication.SIG_CONSTRAINTS_FAILURE,
                    "KEY_USAGE",
                    "证书的密钥用途不允许签署文件：" + certificate,
                    "The key usage of the certificate does not allow it to sign documents: " + certificate);
        }
        if (!certificate.maySignDocuments()) {
            return Finding.unknown(
                    Check.SIGNER_CERTIFICATE,
                    SubIndication.SIG_CONSTRAINTS_FAILURE,
                    "PURPOSE",
                    "证书的扩展密钥用途不包括签署文件：" + certificate,
                    "The extended key usage of the certificate names other purposes than signing documents: "
                            + certificate);
        }
        return Finding.passed(Check.SIGNER_CERTIFICATE, "签名证书：" + certificate, "Signed by " + certificate);
    }
}
