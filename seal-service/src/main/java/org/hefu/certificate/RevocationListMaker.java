package org.hefu.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.ContentSigner;

/** Fills in revocation lists by the profile of RFC 5280, section 5. */
final class RevocationListMaker {

    private RevocationListMaker() {}

    record Entry(BigInteger serialNumber, Instant revokedAt, RevocationReason reason) {}

    static RevocationList make(
            Certificate issuer,
            List<Entry> entries,
            long number,
            Instant issuedAt,
            Instant renewedBy,
            ContentSigner signer) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer.subject(), Date.from(issuedAt));
            builder.setNextUpdate(Date.from(renewedBy));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new AuthorityKeyIdentifier(
                            CertificateMaker.identifier(issuer.key().orElseThrow())));
            for (Entry entry : entries) {
                builder.addCRLEntry(
                        entry.serialNumber(),
                        Date.from(entry.revokedAt()),
                        entry.reason().code());
            }
            return new RevocationList(builder.build(signer));
        } catch (IOException e) {
            throw new IllegalStateException("The revocation list cannot be encoded", e);
        }
    }
}
