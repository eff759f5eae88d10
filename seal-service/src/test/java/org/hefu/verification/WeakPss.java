package org.hefu.verification;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** Parameters of RSASSA-PSS (RFC 8017, section 9.1) that make less of the key than it is worth; the JDK signs with all. */
public enum WeakPss {
    SHA1("pss-with-sha1", new PSSParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, 20, 1)),
    SHORT_SALT("pss-with-a-short-salt", new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 8, 1)),
    WEAK_MASK("pss-with-a-weak-mask", new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA1, 32, 1));

    private final String attack;
    private final PSSParameterSpec parameters;

    WeakPss(String attack, PSSParameterSpec parameters) {
        this.attack = attack;
        this.parameters = parameters;
    }

    /** The name of the attack. */
    public String attack() {
        return attack;
    }

    /** One that names its parameters in the message. */
    public ContentSigner signer(PrivateKey key) {
        MGF1ParameterSpec mask = (MGF1ParameterSpec) parameters.getMGFParameters();
        RSASSAPSSparams named = new RSASSAPSSparams(
                digest(parameters.getDigestAlgorithm()),
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, digest(mask.getDigestAlgorithm())),
                new ASN1Integer(parameters.getSaltLength()),
                RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        return new ContentSigner() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, named);
            }

            @Override
            public OutputStream getOutputStream() {
                return message;
            }

            @Override
            public byte[] getSignature() {
                return sign(key, message.toByteArray());
            }
        };
    }

    private static AlgorithmIdentifier digest(String name) {
        return new AlgorithmIdentifier(
                name.equals("SHA-1") ? OIWObjectIdentifiers.idSHA1 : NISTObjectIdentifiers.id_sha256);
    }

    public byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(parameters);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
