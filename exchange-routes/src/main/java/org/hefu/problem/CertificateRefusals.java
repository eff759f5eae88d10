package org.hefu.problem;

import org.hefu.certificate.CertificateRefusedException.Code;

/** Tells in both languages why a certificate that somebody brought does not serve. */
final class CertificateRefusals {

    private CertificateRefusals() {}

    static ProblemException problem(Code code) {
        return new ProblemException(Problem.CERTIFICATE_REFUSED, wording(code));
    }

    /** The sentence behind a code, with the code in it. */
    private static Wording wording(Code code) {
        return switch (code) {
            case UNREADABLE ->
                with(code, "文件不是证书（PEM、DER 或 PKCS#7）", "the file holds no certificates (PEM, DER or PKCS #7)");
            case OTHER_KEY ->
                with(
                        code,
                        "文件中没有用该印章密钥的证书，请用从本系统下载的申请签发",
                        "no certificate in it is for the seal's key: it must be issued from the request of this hub");
            case STRAY_CERTIFICATE ->
                with(code, "文件中有与该证书链无关的证书", "the file holds certificates that do not belong to the chain");
            case NOT_FOR_DOCUMENTS -> with(code, "证书的密钥用途不允许签署文件", "its key usage does not allow signing documents");
            case OTHER_OWNER ->
                with(code, "证书上的单位不是该印章的所属机构", "it names another organization than the owner of the seal");
            case NO_ISSUER ->
                with(
                        code,
                        "证书链不完整，或其根证书不在信任锚中",
                        "its chain is not complete, or its root is not among the trust anchors");
            case KEY_NOT_ACCEPTED ->
                with(code, "证书链中有不接受的算法或密钥长度", "an algorithm or key size in its chain is not accepted");
            case CONSTRAINTS ->
                with(
                        code,
                        "证书链违反基本约束，或含有无法理解的关键扩展",
                        "its chain breaks basic constraints, or has a critical extension that is not understood");
            case NOT_YET_VALID -> with(code, "证书链中有尚未生效的证书", "a certificate of its chain is not valid yet");
            case EXPIRED -> with(code, "证书链中有已过期的证书", "a certificate of its chain has expired");
            case REVOCATION_UNKNOWN ->
                with(
                        code,
                        "没有颁发机构的有效吊销列表，请先放入信任文件夹",
                        "there is no revocation list in force of an authority above it: put one into the trust folder first");
            case REVOKED -> with(code, "证书链中有已吊销的证书", "a certificate of its chain is revoked");
        };
    }

    private static Wording with(Code code, String chinese, String english) {
        return new Wording(chinese + "（" + code + "）", english + " (" + code + ")");
    }
}
