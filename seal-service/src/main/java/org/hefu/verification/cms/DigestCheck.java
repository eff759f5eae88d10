package org.hefu.verification.cms;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.signature.cms.CmsSigner;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/** Are the covered bytes those that were signed? RFC 5652, sections 5.4 and 5.6. */
public final class DigestCheck implements MessageCheck {

    @Override
    public Finding check(ExaminedMessage examined) {
        return examined.signer().map(signer -> check(examined, signer)).orElse(Finding.skipped(Check.DIGEST));
    }

    private static Finding check(ExaminedMessage examined, CmsSigner signer) {
        DigestAlgorithm algorithm = DigestAlgorithm.of(signer.digestAlgorithm()).orElse(null);
        byte[] signed = signer.attribute(CMSAttributes.messageDigest.getId())
                .filter(ASN1OctetString.class::isInstance)
                .map(value -> ((ASN1OctetString) value).getOctets())
                .orElse(null);
        byte[] computed =
                algorithm == null ? null : examined.content().apply(algorithm).orElse(null);
        if (algorithm == null || signed == null || computed == null) {
            return Finding.skipped(Check.DIGEST);
        }
        return MessageDigest.isEqual(signed, computed)
                ? Finding.passed(
                        Check.DIGEST,
                        algorithm + " 摘要一致：" + HexFormat.of().formatHex(computed),
                        "The " + algorithm + " digest agrees: " + HexFormat.of().formatHex(computed))
                : Finding.failed(
                        Check.DIGEST,
                        SubIndication.HASH_FAILURE,
                        "CONTENT_CHANGED",
                        "签名之后，被覆盖的内容有改动：摘要不一致",
                        "The covered content was changed after signing: its digest is "
                                + HexFormat.of().formatHex(computed) + ", signed was "
                                + HexFormat.of().formatHex(signed));
    }
}
