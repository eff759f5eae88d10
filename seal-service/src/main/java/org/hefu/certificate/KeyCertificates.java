package org.hefu.certificate;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Objects;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Certificates of the hub's authority that are found again by the name of their key. */
@Component
public class KeyCertificates {

    private final HubAuthority authority;
    private final CertificateRepository repository;
    private final TransactionTemplate transactions;

    KeyCertificates(HubAuthority authority, CertificateRepository repository, TransactionTemplate transactions) {
        this.authority = authority;
        this.repository = repository;
        this.transactions = transactions;
    }

    /**
     * @param isNew it was issued just now
     */
    public record OfKey(Certificate certificate, boolean isNew) {}

    /**
     * The certificate of a key, issued when there is none that is good at this time.
     *
     * @param keyName name of the key in the vault
     * @param validTo at most until the issuing authority ends
     * @throws IllegalArgumentException if keys of this kind or size are not accepted
     */
    public OfKey of(
            CertificateProfile profile,
            CertificateSubject subject,
            PublicKey key,
            String keyName,
            Instant validTo,
            Instant at) {
        KeyKind kind = PublicKeys.kind(SubjectPublicKeyInfo.getInstance(key.getEncoded()))
                .orElseThrow(() -> new IllegalArgumentException("No certificate is issued for such a key"));
        AuthorityRole issuer = AuthorityRole.issuingOf(AuthorityLine.of(kind));
        return Objects.requireNonNull(transactions.execute(status -> {
            repository.lock();
            return repository
                    .newestOfKey(keyName)
                    .filter(row -> !row.revoked() && row.certificate().isValidAt(at))
                    .map(row -> new OfKey(row.certificate(), false))
                    .orElseGet(() -> new OfKey(authority.issue(profile, subject, key, keyName, issuer, validTo), true));
        }));
    }
}
