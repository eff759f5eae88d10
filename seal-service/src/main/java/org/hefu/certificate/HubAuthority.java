package org.hefu.certificate;

import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x500.X500Name;
import org.hefu.certificate.CertificateRepository.NumberedList;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The hub's own certificate authority, for those who have none: a root and an issuing authority with SM2 keys. Both are
 * made when they are first needed.
 *
 * <p>Nobody trusts it by itself: {@link #publishTo} puts its root where a verifier looks for anchors.
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

    /** The issuing authority, then the root. */
    public List<Certificate> authorities() {
        return List.of(authority(AuthorityRole.ISSUING), authority(AuthorityRole.ROOT));
    }

    /**
     * Issues a certificate for the key of a seal.
     *
     * @param validTo at most until the issuing authority ends
     */
    public Certificate issue(SealSubject subject, PublicKey key, Instant validTo) {
        return inTransaction(() -> {
            Certificate issuer = authority(AuthorityRole.ISSUING);
            Instant to = validTo.isBefore(issuer.validTo()) ? validTo : issuer.validTo();
            Certificate certificate = CertificateMaker.seal(
                    CertificateMaker.sealName(subject),
                    key,
                    issuer,
                    now().minus(CLOCK_TOLERANCE),
                    to,
                    signer(AuthorityRole.ISSUING));
            repository.add(certificate, "SEAL", now());
            return certificate;
        });
    }

    /** Revokes a certificate that this authority issued, and issues its revocation list anew; once is enough. */
    public void revoke(Certificate certificate, RevocationReason reason) {
        inTransaction(() -> {
            repository.lock();
            if (repository.bySerialNumber(certificate.serialNumber()).isEmpty()) {
                throw new IllegalArgumentException("This authority did not issue " + certificate);
            }
            return repository.revoke(certificate.serialNumber(), now(), reason)
                    && renew(AuthorityRole.ISSUING).number() > 0;
        });
    }

    /** The revocation lists of both authorities, in force now; issued anew when they grow old. */
    public List<RevocationList> revocationLists() {
        return Arrays.stream(AuthorityRole.values()).map(this::currentList).toList();
    }

    /** Writes the root and both revocation lists into a folder of trust anchors, for {@link TrustStore#fromFolder}. */
    public void publishTo(Path trustFolder) {
        Map<String, byte[]> files = Map.of(
                "hefu-root.pem",
                        Pem.encode("CERTIFICATE", authority(AuthorityRole.ROOT).encoded()),
                "hefu-root.crl.pem",
                        Pem.encode("X509 CRL", currentList(AuthorityRole.ROOT).encoded()),
                "hefu-issuing.crl.pem",
                        Pem.encode(
                                "X509 CRL", currentList(AuthorityRole.ISSUING).encoded()));
        files.forEach((name, content) -> Pem.write(trustFolder.resolve(name), content));
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
        PublicKey key = vault.ensureKeyPair(role.keyName(), KeyAlgorithm.SM2, KeyUse.CERTIFICATE_AUTHORITY);
        X500Name name = CertificateMaker.authorityName(settings.authorityName(), role.title());
        Instant from = now().minus(CLOCK_TOLERANCE);
        Certificate made = switch (role) {
            case ROOT -> CertificateMaker.root(name, key, from, from.plus(ROOT_LIFE), signer(role));
            case ISSUING ->
                CertificateMaker.issuing(
                        name,
                        key,
                        authority(AuthorityRole.ROOT),
                        from,
                        from.plus(ISSUING_LIFE),
                        signer(AuthorityRole.ROOT));
        };
        repository.add(made, role.name(), now());
        return made;
    }

    private RevocationList currentList(AuthorityRole role) {
        return repository
                .list(role)
                .filter(this::isYoung)
                .orElseGet(() -> inTransaction(() -> {
                    repository.lock();
                    return repository.list(role).filter(this::isYoung).orElseGet(() -> renew(role));
                }))
                .list();
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
        return new VaultSigner(vault, role.keyName());
    }

    /** Certificates count whole seconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Optional.ofNullable(transactions.execute(status -> work.get())).orElseThrow();
    }
}
