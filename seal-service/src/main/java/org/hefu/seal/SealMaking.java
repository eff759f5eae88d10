package org.hefu.seal;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hefu.certificate.AuthorityLine;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.CertificateSubject;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.PersonSubject;
import org.hefu.certificate.SealSubject;
import org.hefu.certificate.ServiceCertificates;
import org.hefu.certificate.ServiceIdentity;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.hefu.seal.picture.SealImage;
import org.hefu.signature.Signatory;
import org.hefu.signature.ses.SesOwners;
import org.hefu.signature.ses.SesPicture;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.SesSealMaker;
import org.hefu.signature.ses.SesSealOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes seals and their editions, each within the caller's transaction. */
@Component
class SealMaking {

    private final SealRepository repository;
    private final SealEditions editions;
    private final SealSecrets secrets;
    private final HubAuthority authority;
    private final ServiceCertificates services;
    private final KeyVault vault;
    private final Clock clock;

    SealMaking(
            SealRepository repository,
            SealEditions editions,
            SealSecrets secrets,
            HubAuthority authority,
            ServiceCertificates services,
            KeyVault vault,
            Clock clock) {
        this.repository = repository;
        this.editions = editions;
        this.secrets = secrets;
        this.authority = authority;
        this.services = services;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * @param keyName under which the vault keeps the key; null for a name of its own
     */
    Seal make(SealDraft draft, @Nullable String keyName, String actor) {
        Instant now = Rows.micros(clock.instant());
        UUID id = UUID.randomUUID();
        String key = keyName == null ? "seal-" + id : keyName;
        PublicKey publicKey = vault.ensureKeyPair(key, draft.algorithm(), KeyUse.SEAL);
        Certificate certificate = certify(draft, publicKey);
        Seal seal = new Seal(
                id,
                id.toString().replace("-", "").toUpperCase(Locale.ROOT),
                draft.type(),
                draft.name(),
                draft.ownerName(),
                draft.ownerCode(),
                draft.algorithm(),
                SealStatus.IN_FORCE,
                now,
                certificate.validTo(),
                certificate);
        repository.add(seal, key, draft.person(), now);
        repository.add(id, new SealStatusChange(SealStatus.IN_FORCE, now, actor, ""));
        editions.add(id, edition(seal, draft.person(), 1, draft.image(), actor));
        return seal;
    }

    /** Makes a seal anew with a fresh certificate for its key; its id stays, and the earlier editions are kept. */
    SealEdition renew(Seal seal, SealImage image, Instant validTo, String actor) {
        SealPerson person = person(seal);
        PublicKey key = vault.publicKey(repository.keyName(seal.id())).orElseThrow();
        Certificate certificate = certify(
                new SealDraft(
                        seal.type(),
                        seal.name(),
                        seal.ownerName(),
                        seal.ownerCode(),
                        person,
                        seal.algorithm(),
                        validTo,
                        image),
                key);
        return renew(seal, image, certificate, actor);
    }

    /** Makes a seal anew with a certificate that is kept already; its id stays, and the earlier editions are kept. */
    SealEdition renew(Seal seal, SealImage image, Certificate certificate, String actor) {
        repository.renew(seal.id(), certificate);
        Seal renewed = repository.byId(seal.id()).orElseThrow();
        int number = editions.newest(seal.id()).map(SealEdition::number).orElse(0) + 1;
        SealEdition edition = edition(renewed, person(seal), number, image, actor);
        editions.add(seal.id(), edition);
        return edition;
    }

    private @Nullable SealPerson person(Seal seal) {
        return repository.person(seal.id()).orElse(null);
    }

    /** The first edition of a seal that was made before seals had any. */
    SealEdition first(Seal seal, SealImage image, String actor) {
        SealEdition edition = edition(seal, person(seal), 1, image, actor);
        editions.add(seal.id(), edition);
        return edition;
    }

    private Certificate certify(SealDraft draft, PublicKey key) {
        SealPerson person = draft.person();
        return authority.issue(
                person == null ? CertificateProfile.SEAL : CertificateProfile.PERSON,
                subject(draft.name(), draft.ownerName(), draft.ownerCode(), person),
                key,
                draft.validTo());
    }

    /** Whom the certificate of a seal names. */
    CertificateSubject subject(Seal seal) {
        return subject(seal.name(), seal.ownerName(), seal.ownerCode(), person(seal));
    }

    private CertificateSubject subject(String name, String ownerName, String ownerCode, @Nullable SealPerson person) {
        return person == null
                ? new SealSubject(name, ownerName, ownerCode)
                : new PersonSubject(person.name(), secrets.pseudonym(person.idNumber()), ownerName, ownerCode);
    }

    private SealEdition edition(Seal seal, @Nullable SealPerson person, int number, SealImage image, String actor) {
        Instant now = Rows.micros(clock.instant());
        SesSeal data = SesSealMaker.make(
                new SesSealOrder(
                        seal.esId(),
                        seal.type().number(),
                        person == null ? seal.name() : person.name() + seal.name(),
                        SesOwners.certificates(List.of(seal.certificate())),
                        now.truncatedTo(ChronoUnit.SECONDS),
                        (number == 1 ? seal.validFrom() : now).truncatedTo(ChronoUnit.SECONDS),
                        seal.validTo().truncatedTo(ChronoUnit.SECONDS),
                        new SesPicture(
                                "PNG", image.png(), (int) Math.round(image.width()), (int) Math.round(image.height()))),
                maker());
        return new SealEdition(number, now, actor, seal.certificate(), image, data);
    }

    /** GB/T 38540-2020 knows SM2 alone; whose key it is does not matter to who makes the seal. */
    private Signatory maker() {
        ServiceIdentity maker = services.of(CertificateProfile.SEAL_MAKER, AuthorityLine.SM2);
        return new Signatory(
                maker.certificate(),
                maker.authorities(),
                authority.revocationLists(AuthorityLine.SM2),
                maker.scheme(),
                message -> vault.sign(maker.keyName(), maker.use(), message));
    }
}
