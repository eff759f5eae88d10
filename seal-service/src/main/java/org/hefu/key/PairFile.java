package org.hefu.key;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * A key pair as PKCS#12 (RFC 7292): the private key under PBES2 with AES-256, and a certificate that holds the public
 * key.
 *
 * <p>Written with Bouncy Castle's builders and not with its {@code KeyStore}, whose fixed iteration count costs five
 * seconds a file.
 */
record PairFile(String alias, PrivateKey privateKey, PublicKey publicKey) {

    /** Slows down guessing of a chosen passphrase; a generated one has 256 bits and needs none of it. */
    private static final int ITERATIONS = 100_000;

    static byte[] encode(String alias, KeyPair pair, X509Certificate holder, char[] passphrase)
            throws GeneralSecurityException, IOException {
        try {
            var encryptor = new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                    .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256))
                    .setIterationCount(ITERATIONS)
                    .setProvider(KeyPairs.PROVIDER)
                    .build(passphrase);
            var key = new JcaPKCS12SafeBagBuilder(pair.getPrivate(), encryptor)
                    .addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(alias))
                    .build();
            var certificate = new JcaPKCS12SafeBagBuilder(holder).build();
            var mac = new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                    .setIterationCount(1_000)
                    .setProvider(KeyPairs.PROVIDER);
            return new PKCS12PfxPduBuilder()
                    .addData(key)
                    .addData(certificate)
                    .build(mac, passphrase)
                    .getEncoded();
        } catch (OperatorCreationException | PKCSException e) {
            throw new GeneralSecurityException("The key pair cannot be written as PKCS#12", e);
        }
    }

    /** Empty if the file holds no key pair but a secret. */
    static Optional<PairFile> decode(byte[] file, char[] passphrase) throws GeneralSecurityException, IOException {
        try {
            PKCS12PfxPdu pfx = new PKCS12PfxPdu(file);
            if (!pfx.isMacValid(
                    new JcePKCS12MacCalculatorBuilderProvider().setProvider(KeyPairs.PROVIDER), passphrase)) {
                throw new GeneralSecurityException("The passphrase does not fit");
            }
            String alias = null;
            PrivateKey privateKey = null;
            PublicKey publicKey = null;
            var converter = new JcaPEMKeyConverter().setProvider(KeyPairs.PROVIDER);
            for (ContentInfo info : pfx.getContentInfos()) {
                if (!info.getContentType().equals(PKCSObjectIdentifiers.data)) {
                    continue;
                }
                for (PKCS12SafeBag bag : new PKCS12SafeBagFactory(info).getSafeBags()) {
                    switch (bag.getBagValue()) {
                        case PKCS8EncryptedPrivateKeyInfo encrypted -> {
                            var decryptor = new JcePKCSPBEInputDecryptorProviderBuilder()
                                    .setProvider(KeyPairs.PROVIDER)
                                    .build(passphrase);
                            privateKey = converter.getPrivateKey(encrypted.decryptPrivateKeyInfo(decryptor));
                            alias = bag.getAttributes()[0].getAttributeValues()[0].toString();
                        }
                        case X509CertificateHolder holder ->
                            publicKey = converter.getPublicKey(holder.getSubjectPublicKeyInfo());
                        default -> {
                            return Optional.empty();
                        }
                    }
                }
            }
            return alias == null || privateKey == null || publicKey == null
                    ? Optional.empty()
                    : Optional.of(new PairFile(alias, privateKey, publicKey));
        } catch (PKCSException e) {
            throw new GeneralSecurityException("The key pair cannot be read as PKCS#12", e);
        }
    }
}
