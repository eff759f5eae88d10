package org.hefu.seal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the hub knows of a seal that somebody found on a document. */
@Component
public class SealsToday {

    private final SealRepository repository;
    private final SealUses uses;
    private final SealStatusAnswers answers;
    private final Clock clock;

    SealsToday(SealRepository repository, SealUses uses, SealStatusAnswers answers, Clock clock) {
        this.repository = repository;
        this.uses = uses;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * A seal, and where it stands.
     *
     * @param since when it came to stand there
     */
    public record Today(Seal seal, SealStanding standing, Instant since) {}

    /**
     * The use from which a file came, as it is, byte for byte.
     *
     * @param sha256 of the file
     * @return empty if the hub sealed no such file
     */
    public Optional<SealUse> useOf(byte[] sha256) {
        return uses.byDocument(sha256);
    }

    public Optional<Today> of(UUID seal) {
        return repository.byId(seal).map(this::today);
    }

    /**
     * @param certificate serial number of one of the seal's certificates, hexadecimal
     * @param ownerCode credit code in that certificate
     * @return empty if it is not a seal of this hub
     */
    public Optional<Today> of(String certificate, @Nullable String ownerCode) {
        return repository
                .byCertificate(certificate)
                .filter(seal -> seal.ownerCode().equals(ownerCode))
                .map(this::today);
    }

    private Today today(Seal seal) {
        SealStanding standing = seal.standingAt(Rows.micros(clock.instant()));
        return new Today(seal, standing, answers.since(seal, standing));
    }
}
