package org.hefu.certificate;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;

/** Signs a certificate or a list with a key of the vault. */
final class VaultSigner implements ContentSigner {

    private final KeyVault vault;
    private final String keyName;
    private final KeyUse use;
    private final SignatureScheme scheme;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    VaultSigner(KeyVault vault, String keyName, KeyUse use, SignatureScheme scheme) {
        this.vault = vault;
        this.keyName = keyName;
        this.use = use;
        this.scheme = scheme;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return scheme.identifier();
    }

    @Override
    public OutputStream getOutputStream() {
        return message;
    }

    @Override
    public byte[] getSignature() {
        return vault.sign(keyName, use, message.toByteArray());
    }
}
