package org.hefu.verification.cms;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.signature.cms.CmsSigner;
import org.hefu.verification.cms.ExaminedMessage.Place;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Was everything signed that has to be, and does it agree with the rest? RFC 5652, section 11: content type and message
 * digest; RFC 5035, section 3: the signer's certificate; ETSI EN 319 142-1 demands the latter for its own kind.
 */
final class SignedAttributesCheck implements MessageCheck {

    private static final String BOUND_BY_SHA1 = PKCSObjectIdentifiers.id_aa_signingCertificate.getId();
    private static final String BOUND = PKCSObjectIdentifiers.id_aa_signingCertificateV2.getId();

    @Override
    public Finding check(ExaminedMessage examined) {
        CmsSigner signer = examined.signer().orElse(null);
        if (signer == null) {
            return Finding.skipped(Check.SIGNED_ATTRIBUTES);
        }
        if (!signer.hasSignedAttributes()) {
            return failed("缺少签名属性", "There are no signed attributes");
        }
        if (!contentTypeFits(examined, signer)) {
            return failed("签名属性中的内容类型缺失或不符", "The signed content type is missing or another one");
        }
        if (signer.attribute(CMSAttributes.messageDigest.getId()).isEmpty()) {
            return failed("签名属性中没有消息摘要", "The message digest is not among the signed attributes");
        }
        boolean weaklyBound = signer.hasAttribute(BOUND_BY_SHA1);
        boolean bound = signer.hasAttribute(BOUND);
        if (bound || weaklyBound) {
            Certificate certificate = examined.certificate().orElse(null);
            if (certificate == null) {
                return Finding.skipped(Check.SIGNED_ATTRIBUTES);
            }
            if ((bound && !binds(signer.attribute(BOUND), certificate))
                    || (weaklyBound && !bindsBySha1(signer.attribute(BOUND_BY_SHA1), certificate))) {
                return failed("签名属性绑定的是另一张证书", "They bind another certificate than the one that came along");
            }
        }
        if (bound) {
            return passed("签名属性完整，并绑定了签名证书", "Complete, and they bind the signer's certificate");
        }
        return examined.mustBindCertificate()
                ? Finding.unknown(
                        Check.SIGNED_ATTRIBUTES,
                        SubIndication.SIG_CONSTRAINTS_FAILURE,
                        "CERTIFICATE_NOT_BOUND",
                        "该类型签名必须绑定签名证书，但没有绑定",
                        "A signature of this kind must bind the signer's certificate, and does not")
                : passed("签名属性完整（未绑定签名证书）", "Complete; the signer's certificate is not bound");
    }

    /** A countersignature has none (RFC 5652, section 11.4). */
    private static boolean contentTypeFits(ExaminedMessage examined, CmsSigner signer) {
        ASN1ObjectIdentifier contentType = examined.message().orElseThrow().contentType();
        return examined.place() == Place.SIGNATURE
                ? !signer.hasAttribute(CMSAttributes.contentType.getId())
                : signer.attribute(CMSAttributes.contentType.getId())
                        .filter(value -> value.equals(contentType))
                        .isPresent();
    }

    private static boolean binds(Optional<ASN1Encodable> attribute, Certificate certificate) {
        if (attribute.isEmpty()) {
            return false;
        }
        try {
            ESSCertIDv2[] bound =
                    SigningCertificateV2.getInstance(attribute.get()).getCerts();
            Optional<DigestAlgorithm> digest = DigestAlgorithm.of(bound[0].getHashAlgorithm());
            return digest.isPresent()
                    && Arrays.equals(bound[0].getCertHash(), digest.get().of(certificate.encoded()));
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    /** The first form of the attribute (RFC 2634, section 5.4): too weak to bind, good enough to contradict. */
    private static boolean bindsBySha1(Optional<ASN1Encodable> attribute, Certificate certificate) {
        if (attribute.isEmpty()) {
            return false;
        }
        try {
            SHA1Digest digest = new SHA1Digest();
            digest.update(certificate.encoded(), 0, certificate.encoded().length);
            byte[] hash = new byte[digest.getDigestSize()];
            digest.doFinal(hash, 0);
            return Arrays.equals(
                    SigningCertificate.getInstance(attribute.get())
                            .getCerts()[0]
                            .getCertHash(),
                    hash);
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    private static Finding passed(String zh, String en) {
        return Finding.passed(Check.SIGNED_ATTRIBUTES, zh, en);
    }

    private static Finding failed(String zh, String en) {
        return Finding.failed(
                Check.SIGNED_ATTRIBUTES, SubIndication.SIG_CONSTRAINTS_FAILURE, "SIGNED_ATTRIBUTES_BROKEN", zh, en);
    }
}
