package org.hefu.certificate;

import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.hefu.certificate.CertificateRepository.NumberedList;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The hub's own certificate authority, for those who have none: a root and an issuing authority in each line, made
 * when they are first needed.
 *
 * <p>Nobody trusts it by itself: {@link #publishTo} puts its roots where a verifier looks for anchors.
 */
@Component
public class HubAuthority {

    private static final Duration ROOT_LIFE = Duration.ofDays(20 * 365);
    private static final Duration ISSUING_LIFE = Duration.ofDays(10 * 365);
    /** Clocks of machines that verify may be this much slow. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final KeyVault vault;
    private final CertificateRepository repository;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final CertificateSettings settings;

    HubAuthority(
            KeyVault vault,
            CertificateRepository repository,
            TransactionTemplate transactions,
            Clock clock,
            CertificateSettings settings) {
        this.vault = vault;
        this.repository = repository;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /** The issuing authority of the SM2 line, then its root. */
    public List<Certificate> authorities() {
        return authorities(AuthorityLine.SM2);
    }

    /** The issuing authority of a line, then its root. */
    public List<Certificate> authorities(AuthorityLine line) {
        return chain(AuthorityRole.issuingOf(line));
    }

    /** The certificate of an authority. */
    public Certificate certificate(AuthorityRole role) {
        return authority(role);
    }

    /** An authority and what is above it. */
    List<Certificate> chain(AuthorityRole role) {
        return role.isRoot() ? List.of(authority(role)) : List.of(authority(role), authority(role.issuer()));
    }

    /**
     * Issues a certificate for the key of a seal.
     *
     * @param validTo at most until the issuing authority ends
     */
    public Certificate issue(SealSubject subject, PublicKey key, Instant validTo) {
        return issue(CertificateProfile.SEAL, subject, key, validTo);
    }

    /**
     * Issues a certificate, in the line that certifies keys of this kind.
     *
     * @param validTo at most until the issuing authority ends
     * @throws IllegalArgumentException if keys of this kind or size are not accepted
     */
    public Certificate issue(CertificateProfile profile, CertificateSubject subject, PublicKey key, Instant validTo) {
        KeyKind kind = PublicKeys.kind(SubjectPublicKeyInfo.getInstance(key.getEncoded()))
                .orElseThrow(() -> new IllegalArgumentException("No certificate is issued for such a key"));
        return issue(profile, subject, key, null, AuthorityRole.issuingOf(AuthorityLine.of(kind)), validTo);
    }

    /**
     * Issues the two certificates of a holder. The encryption pair is made in the vault, beside the signing key.
     *
     * @param keyName name of the signing key, an SM2 pair in the vault; the encryption pair is named after it
     * @throws IllegalArgumentException if there is no SM2 pair of this name
     */
    public DualCertificates issueDual(
            CertificateProfile profile, CertificateSubject subject, String keyName, Instant validTo) {
        PublicKey signing = vault.publicKey(keyName)
                .filter(key -> PublicKeys.kind(SubjectPublicKeyInfo.getInstance(key.getEncoded()))
                        .equals(Optional.of(KeyKind.SM2)))
                .orElseThrow(() -> new IllegalArgumentException("Key '" + keyName + "' is no SM2 pair of the vault"));
        String encryptionKeyName = keyName + "-encryption";
        PublicKey encryption = vault.ensureKeyPair(encryptionKeyName, KeyAlgorithm.SM2, KeyUse.ENCRYPTION);
        return inTransaction(() -> new DualCertificates(
                issue(profile, subject, signing, validTo),
                issue(
                        CertificateProfile.ENCRYPTION,
                        subject,
                        encryption,
                        encryptionKeyName,
                        AuthorityRole.ISSUING,
                        validTo),
                encryptionKeyName));
    }

    /**
     * @param keyName name of the key in the vault, if a service of the hub is to find the certificate again
     */
    Certificate issue(
            CertificateProfile profile,
            CertificateSubject subject,
            PublicKey key,
            @Nullable String keyName,
            AuthorityRole role,
            Instant validTo) {
        return inTransaction(() -> {
            Certificate issuer = authority(role);
            Instant to = validTo.isBefore(issuer.validTo()) ? validTo : issuer.validTo();
            Certificate certificate = CertificateMaker.leaf(
                    profile,
                    CertificateMaker.name(subject),
                    key,
                    issuer,
                    published(role),
                    now().minus(CLOCK_TOLERANCE),
                    to,
                    signer(role));
            repository.add(certificate, profile.name(), role, keyName, now());
            return certificate;
        });
    }

    /** Revokes the newest certificate of a key in the vault, if it has one; once is enough. */
    public void revokeKey(String keyName, RevocationReason reason) {
        inTransaction(() -> {
            repository.newestOfKey(keyName).ifPresent(row -> revoke(row.certificate(), reason));
            return keyName;
        });
    }

    /** Did one of the hub's authorities issue this certificate? */
    public boolean hasIssued(Certificate certificate) {
        return repository.issuerOf(certificate).isPresent();
    }

    /** Revokes a certificate that this authority issued, and issues its revocation list anew; once is enough. */
    public void revoke(Certificate certificate, RevocationReason reason) {
        inTransaction(() -> {
            repository.lock();
            AuthorityRole issuer = repository
                    .issuerOf(certificate)
                    .orElseThrow(() -> new IllegalArgumentException("This authority did not issue " + certificate));
            return repository.revoke(certificate.serialNumber(), now(), reason)
                    && renew(issuer).number() > 0;
        });
    }

    /** The revocation lists of the SM2 line, in force now; issued anew when they grow old, and after each new certificate. */
    public List<RevocationList> revocationLists() {
        return revocationLists(AuthorityLine.SM2);
    }

    /** The revocation lists of a line, root first, in force now; issued anew when they grow old, and after each new certificate. */
    public List<RevocationList> revocationLists(AuthorityLine line) {
        return List.of(revocationList(AuthorityRole.rootOf(line)), revocationList(AuthorityRole.issuingOf(line)));
    }

    /** The revocation list of an authority, in force now; issued anew when it grows old. */
    public RevocationList revocationList(AuthorityRole role) {
        return currentList(role);
    }

    /** Writes the roots and all revocation lists into a folder of trust anchors, for {@link TrustStore#fromFolder}. */
    public void publishTo(Path trustFolder) {
        for (AuthorityRole role : AuthorityRole.values()) {
            Path file = trustFolder.resolve("hefu-" + role.publishedName());
            if (role.isRoot()) {
                Pem.write(
                        file.resolveSibling(file.getFileName() + ".pem"),
                        Pem.encode("CERTIFICATE", authority(role).encoded()));
            }
            Pem.write(
                    file.resolveSibling(file.getFileName() + ".crl.pem"),
                    Pem.encode("X509 CRL", currentList(role).encoded()));
        }
    }

    private Certificate authority(AuthorityRole role) {
        return repository
                .authority(role)
                .orElseGet(() -> inTransaction(() -> {
                    repository.lock();
                    return repository.authority(role).orElseGet(() -> make(role));
                }));
    }

    private Certificate make(AuthorityRole role) {
        PublicKey key = vault.ensureKeyPair(role.keyName(), role.line().algorithm(), KeyUse.CERTIFICATE_AUTHORITY);
        X500Name name = CertificateMaker.authorityName(settings.authorityName(), role.title());
        Instant from = now().minus(CLOCK_TOLERANCE);
        Certificate made = role.isRoot()
                ? CertificateMaker.root(name, key, from, from.plus(ROOT_LIFE), signer(role))
                : CertificateMaker.issuing(
                        name,
                        key,
                        authority(role.issuer()),
                        published(role.issuer()),
                        from,
                        from.plus(ISSUING_LIFE),
                        signer(role.issuer()));
        repository.add(made, role.name(), role.issuer(), role.keyName(), now());
        return made;
    }

    private Published published(AuthorityRole issuer) {
        return Published.below(settings.publicUrl(), issuer);
    }

    private RevocationList currentList(AuthorityRole role) {
        return young(role)
                .orElseGet(() -> inTransaction(() -> {
                    repository.lock();
                    return young(role).orElseGet(() -> renew(role));
                }))
                .list();
    }

    private Optional<NumberedList> young(AuthorityRole role) {
        return repository.listOfAll(role, CLOCK_TOLERANCE).filter(this::isYoung);
    }

    private boolean isYoung(NumberedList numbered) {
        return numbered.list().issuedAt().plus(settings.revocationListRenewal()).isAfter(now());
    }

    private NumberedList renew(AuthorityRole role) {
        long number = repository.list(role).map(NumberedList::number).orElse(0L) + 1;
        Instant issuedAt = now().minus(CLOCK_TOLERANCE);
        NumberedList fresh = new NumberedList(
                number,
                RevocationListMaker.make(
                        authority(role),
                        repository.revokedBelow(role, now()),
                        number,
                        issuedAt,
                        now().plus(settings.revocationListLife()),
                        signer(role)));
        repository.put(role, fresh);
        return fresh;
    }

    private VaultSigner signer(AuthorityRole role) {
        return new VaultSigner(
                vault,
                role.keyName(),
                KeyUse.CERTIFICATE_AUTHORITY,
                SignatureScheme.of(role.line().algorithm()));
    }

    /** Certificates count whole seconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Optional.ofNullable(transactions.execute(status -> work.get())).orElseThrow();
    }
}
