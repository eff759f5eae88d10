package org.hefu.verification.cms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.TestAuthority;

/** Messages as an attacker writes them. */
final class ForgedMessages {

    private ForgedMessages() {}

    /** One message with what stands unsigned beside the signature of another. */
    static byte[] withUnsignedAttributesOf(byte[] message, byte[] other) {
        try {
            CMSSignedData target = new CMSSignedData(message);
            CMSSignedData source = new CMSSignedData(other);
            SignerInformation moved = SignerInformation.replaceUnsignedAttributes(
                    target.getSignerInfos().iterator().next(),
                    source.getSignerInfos().iterator().next().getUnsignedAttributes());
            return CMSSignedData.replaceSigners(target, new SignerInformationStore(moved))
                    .getEncoded();
        } catch (CMSException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The signature is over the content itself, which could be the attributes of another message. */
    static byte[] withoutAttributes(TestAuthority authority, byte[] content)
            throws GeneralSecurityException, OperatorCreationException, CMSException {
        try {
            X509CertificateHolder certificate = new X509CertificateHolder(authority.signer.encoded());
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(BouncyCastle.PROVIDER)
                            .build())
                    .setDirectSignature(true)
                    .build(
                            new JcaContentSignerBuilder("SHA256withECDSA")
                                    .setProvider(BouncyCastle.PROVIDER)
                                    .build(authority.signerPrivateKey()),
                            certificate));
            generator.addCertificate(certificate);
            generator.addCertificate(new X509CertificateHolder(authority.issuing.encoded()));
            return generator
                    .generate(new CMSProcessableByteArray(content), true)
                    .getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
