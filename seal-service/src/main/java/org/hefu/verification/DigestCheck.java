package org.hefu.verification;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.signature.CmsSigner;

/** Are the covered bytes those that were signed? RFC 5652, sections 5.4 and 5.6. */
final class DigestCheck implements SignatureCheck {

    @Override
    public Finding check(ExaminedSignature signature) {
        ByteRange range = signature.range().orElse(null);
        CmsSigner signer = signature.signer().orElse(null);
        return range == null || signer == null
                ? Finding.skipped(Check.DIGEST)
                : check(signature.bytes(), range, signer);
    }

    static Finding check(byte[] file, ByteRange range, CmsSigner signer) {
        DigestAlgorithm algorithm = DigestAlgorithm.of(signer.digestAlgorithm()).orElse(null);
        byte[] signed = signer.attribute(CMSAttributes.messageDigest.getId())
                .filter(ASN1OctetString.class::isInstance)
                .map(value -> ((ASN1OctetString) value).getOctets())
                .orElse(null);
        if (algorithm == null || signed == null) {
            return Finding.skipped(Check.DIGEST);
        }
        byte[] computed = range.digest(file, algorithm);
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
