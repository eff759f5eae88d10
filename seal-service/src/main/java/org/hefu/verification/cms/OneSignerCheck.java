package org.hefu.verification.cms;

import org.hefu.signature.cms.CmsMessage;
import org.hefu.verification.cms.ExaminedMessage.Place;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Is there exactly one signer, and is it known what was signed? In a document: ISO 32000-2, section 12.8.3.3, one
 * SignerInfo, and no content inside the message. Elsewhere signers are examined one by one; RFC 5652, section 5.1, has
 * their digests declared.
 */
final class OneSignerCheck implements MessageCheck {

    @Override
    public Finding check(ExaminedMessage examined) {
        CmsMessage message = examined.message().orElse(null);
        if (message == null) {
            return Finding.skipped(Check.SIGNER);
        }
        if (message.signers().size() != 1) {
            return failed(
                    "SIGNER_COUNT",
                    "签名值中有 " + message.signers().size() + " 个签名者，应当恰好一个",
                    "The signature has " + message.signers().size() + " signers; it must have one");
        }
        if (examined.place() == Place.DOCUMENT && !message.detached()) {
            return failed(
                    "CONTENT_INSIDE",
                    "签名值自带原文，所签的可能不是本文件",
                    "The signature brings its own content; what was signed may not be this file");
        }
        if (examined.place() != Place.SIGNATURE
                && !message.digestAlgorithms()
                        .contains(message.signers().getFirst().digestAlgorithm())) {
            return failed(
                    "DIGEST_NOT_DECLARED",
                    "签名者所用的杂凑算法未在签名值中声明",
                    "The signer's digest is not among those that the signature declares");
        }
        return switch (examined.place()) {
            case DOCUMENT -> Finding.passed(Check.SIGNER, "一个签名者，原文为本文件", "One signer; what was signed is this file");
            case FILE -> Finding.passed(Check.SIGNER, "签名者独立核验", "This signer is judged by itself");
            case SIGNATURE -> Finding.passed(Check.SIGNER, "副署：所签的是另一个签名", "What was signed is another signature");
        };
    }

    private static Finding failed(String code, String zh, String en) {
        return Finding.failed(Check.SIGNER, SubIndication.FORMAT_FAILURE, code, zh, en);
    }
}
