package org.hefu.certificate;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hefu.certificate.CertificateRepository.ServiceRow;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The certificates of the hub's own services, made when they are first needed and renewed in time. A renewed certificate
 * keeps its key; one that was revoked is followed by a new key.
 */
@Component
public class ServiceCertificates {

    private final HubAuthority authority;
    private final CertificateRepository repository;
    private final KeyVault vault;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final CertificateSettings settings;

    ServiceCertificates(
            HubAuthority authority,
            CertificateRepository repository,
            KeyVault vault,
            TransactionTemplate transactions,
            Clock clock,
            CertificateSettings settings) {
        this.authority = authority;
        this.repository = repository;
        this.vault = vault;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /** The identity of a service below the issuing authority of a line, valid for some time to come. */
    public ServiceIdentity of(CertificateProfile profile, AuthorityLine line) {
        return of(profile, AuthorityRole.issuingOf(line));
    }

    /** What is said of the services' certificates: the lists of a line, in force now. */
    public List<RevocationList> revocationLists(AuthorityLine line) {
        return authority.revocationLists(line);
    }

    ServiceIdentity of(CertificateProfile profile, AuthorityRole issuer) {
        Optional<ServiceRow> kept = repository.newestService(profile, issuer);
        ServiceRow row = kept.filter(found -> isGood(found, profile, issuer)).orElseGet(() -> renew(profile, issuer));
        return new ServiceIdentity(
                row.keyName(),
                keyUse(profile),
                SignatureScheme.of(issuer.line().algorithm()),
                row.certificate(),
                authority.chain(issuer));
    }

    private ServiceRow renew(CertificateProfile profile, AuthorityRole issuer) {
        return Optional.ofNullable(transactions.execute(status -> {
                    repository.lock();
                    Optional<ServiceRow> newest = repository.newestService(profile, issuer);
                    return newest.filter(found -> isGood(found, profile, issuer))
                            .orElseGet(() -> make(profile, issuer, keyName(profile, issuer, newest)));
                }))
                .orElseThrow();
    }

    private ServiceRow make(CertificateProfile profile, AuthorityRole issuer, String keyName) {
        PublicKey key = vault.ensureKeyPair(keyName, issuer.line().algorithm(), keyUse(profile));
        ServiceSubject subject = new ServiceSubject(settings.authorityName(), title(profile));
        Instant to = clock.instant().plus(profile.life());
        return new ServiceRow(keyName, authority.issue(profile, subject, key, keyName, issuer, to), false);
    }

    private String keyName(CertificateProfile profile, AuthorityRole issuer, Optional<ServiceRow> newest) {
        String first = profile.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + issuer.publishedName();
        return newest.map(
                        row -> row.revoked() ? first + "-" + (repository.services(profile, issuer) + 1) : row.keyName())
                .orElse(first);
    }

    /** It lasts for a while, or as long as its issuer, beyond which none is issued. */
    private boolean isGood(ServiceRow row, CertificateProfile profile, AuthorityRole issuer) {
        Instant enough = clock.instant().plus(profile.life().dividedBy(4));
        Instant end = row.certificate().validTo();
        return !row.revoked()
                && (end.isAfter(enough)
                        || !end.isBefore(authority.chain(issuer).getFirst().validTo()));
    }

    private static KeyUse keyUse(CertificateProfile profile) {
        return switch (profile) {
            case TIMESTAMP -> KeyUse.TIMESTAMP;
            case OCSP -> KeyUse.REVOCATION_STATUS;
            case SEAL_MAKER -> KeyUse.SEAL_MAKING;
            case SEAL, PERSON, ENCRYPTION -> throw notAService(profile);
        };
    }

    private static String title(CertificateProfile profile) {
        return switch (profile) {
            case TIMESTAMP -> "Time-Stamp Authority";
            case OCSP -> "OCSP Responder";
            case SEAL_MAKER -> "Seal Maker";
            case SEAL, PERSON, ENCRYPTION -> throw notAService(profile);
        };
    }

    private static IllegalArgumentException notAService(CertificateProfile profile) {
        return new IllegalArgumentException("A " + profile + " certificate is not one of a service");
    }
}
