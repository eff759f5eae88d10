package org.hefu.verification.cms;

import static org.hefu.certificate.TestAuthority.NOW;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERSet;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.Certificate;
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

    /** One message with the signers of another. */
    static byte[] withSignersOf(byte[] message, byte[] other) {
        try {
            return CMSSignedData.replaceSigners(new CMSSignedData(message), new CMSSignedData(other).getSignerInfos())
                    .getEncoded();
        } catch (CMSException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message with other certificates than its own. */
    static byte[] withCertificates(byte[] message, List<Certificate> certificates) {
        try {
            CMSSignedData read = new CMSSignedData(message);
            return CMSSignedData.replaceCertificatesAndCRLs(
                            read,
                            new CollectionStore<>(certificates.stream()
                                    .map(ForgedMessages::holder)
                                    .toList()),
                            read.getAttributeCertificates(),
                            read.getCRLs())
                    .getEncoded();
        } catch (CMSException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message by RFC 5652 that does not say which digests its signers use. */
    static byte[] withoutDigests(byte[] message) {
        try {
            ASN1Sequence outer = ASN1Sequence.getInstance(message);
            ASN1Sequence inner =
                    ASN1Sequence.getInstance(((ASN1TaggedObject) outer.getObjectAt(1)).getExplicitBaseObject());
            ASN1Encodable[] parts = inner.toArray();
            parts[1] = new BERSet();
            return new DERSequence(new ASN1Encodable[] {
                        ASN1ObjectIdentifier.getInstance(outer.getObjectAt(0)),
                        new DERTaggedObject(true, 0, new DERSequence(parts))
                    })
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The signature is over the content itself, which could be the attributes of another message. */
    static byte[] withoutAttributes(TestAuthority authority, byte[] content) {
        return written(authority, authority.signer, "SHA256withECDSA", authority.signerPrivateKey(), true, content);
    }

    /** A message that does not bind the certificate of its signer, with any algorithm. */
    static byte[] written(
            TestAuthority authority,
            Certificate signer,
            String algorithm,
            PrivateKey key,
            boolean direct,
            byte[] content) {
        try {
            return written(
                    authority,
                    signer,
                    new JcaContentSignerBuilder(algorithm)
                            .setProvider(BouncyCastle.PROVIDER)
                            .build(key),
                    direct,
                    content);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] written(
            TestAuthority authority, Certificate signer, ContentSigner by, boolean direct, byte[] content) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(BouncyCastle.PROVIDER)
                            .build())
                    .setDirectSignature(direct)
                    .build(by, holder(signer)));
            generator.addCertificate(holder(signer));
            generator.addCertificate(holder(authority.issuing));
            return generator
                    .generate(new CMSProcessableByteArray(content), true)
                    .getEncoded();
        } catch (OperatorCreationException | CMSException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message whose signed attributes bind a certificate by its SHA-1, as before RFC 5035. */
    static byte[] boundBySha1(TestAuthority authority, Certificate bound, byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(bound.encoded());
            ASN1EncodableVector more = new ASN1EncodableVector();
            more.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificate,
                    new DERSet(new SigningCertificate(new ESSCertID(hash)))));
            more.add(new Attribute(CMSAttributes.signingTime, new DERSet(new DERUTCTime(Date.from(NOW)))));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(BouncyCastle.PROVIDER)
                            .build())
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(more)))
                    .build(
                            new JcaContentSignerBuilder("SHA256withECDSA")
                                    .setProvider(BouncyCastle.PROVIDER)
                                    .build(authority.signerPrivateKey()),
                            holder(authority.signer)));
            generator.addCertificate(holder(authority.signer));
            generator.addCertificate(holder(authority.issuing));
            return generator
                    .generate(new CMSProcessableByteArray(content), true)
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509CertificateHolder holder(Certificate certificate) {
        try {
            return new X509CertificateHolder(certificate.encoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
