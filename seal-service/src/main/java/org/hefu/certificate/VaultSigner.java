package org.hefu.certificate;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;

/** Signs a certificate or a list with an SM2 key of the vault that was made for a certificate authority. */
final class VaultSigner implements ContentSigner {

    private final KeyVault vault;
    private final String keyName;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    VaultSigner(KeyVault vault, String keyName) {
        this.vault = vault;
        this.keyName = keyName;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return SignatureScheme.SM2_SM3.identifier();
    }

    @Override
    public OutputStream getOutputStream() {
        return message;
    }

    @Override
    public byte[] getSignature() {
        return vault.sign(keyName, KeyUse.CERTIFICATE_AUTHORITY, message.toByteArray());
    }
}
