package org.hefu.sealing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hefu.access.Caller;
import org.hefu.identity.CreditCode;
import org.hefu.identity.IdNumber;
import org.hefu.key.KeyAlgorithm;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.Receipt;
import org.hefu.ledger.Ticket;
import org.hefu.participant.Role;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.hefu.seal.Seal;
import org.hefu.seal.SealAuthority;
import org.hefu.seal.SealAuthorityDraft;
import org.hefu.seal.SealDraft;
import org.hefu.seal.SealEdition;
import org.hefu.seal.SealKeeping;
import org.hefu.seal.SealKeeping.Done;
import org.hefu.seal.SealPerson;
import org.hefu.seal.SealStatus;
import org.hefu.seal.SealType;
import org.hefu.seal.SealUseRefusedException;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.Seals;
import org.hefu.seal.picture.PictureRefusedException;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.hefu.seal.picture.SealShape;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a seal keeper asks for, over HTTP or on the screen. */
@Component
class SealDesk {

    private final Seals seals;
    private final SealKeeping keeping;
    private final Ledger ledger;
    private final Clock clock;

    SealDesk(Seals seals, SealKeeping keeping, Ledger ledger, Clock clock) {
        this.seals = seals;
        this.keeping = keeping;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What was done, with the proof that it is on the ledger. */
    record Proved<T>(T result, Receipt receipt) {}

    Seal find(UUID id) {
        return seals.find(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("印章", "seal")));
    }

    /** A seal whose picture this caller may see: a keeper, or who was named in an authority over it that is in force. */
    Seal shownTo(Caller caller, UUID id) {
        Seal seal = find(id);
        Set<String> roles = caller.roleNames();
        if (roles.contains(Role.SEAL_KEEPER.name())
                || keeping.authorities(id).stream()
                        .anyMatch(authority -> authority.isInForceAt(clock.instant())
                                && !authority.holder().equals(SealAuthority.ANYBODY)
                                && authority.isHeldBy(caller.actor(), roles))) {
            return seal;
        }
        throw new SealUseRefusedException(Code.NO_AUTHORITY, "The picture of a seal is shown to who may use it");
    }

    Proved<Seal> make(Caller caller, SealInput input) {
        SealType type = word("type", SealType.class, input.type());
        SealPerson person = null;
        if (type.isOfPerson()) {
            SealInput.Person given = Given.value("person", input.person());
            person = new SealPerson(
                    Given.text("person.name", given.name()), idNumber(Given.text("person.idNumber", given.idNumber())));
        }
        SealDraft draft = checked(
                "seal",
                new SealDraftParts(
                        type,
                        Given.text("name", input.name()),
                        Given.text("ownerName", input.ownerName()),
                        creditCode(Given.text("ownerCode", input.ownerCode())),
                        person,
                        input.algorithm() == null
                                ? KeyAlgorithm.SM2
                                : word("algorithm", KeyAlgorithm.class, input.algorithm()),
                        until("validTo", Given.value("validTo", input.validTo())),
                        image(Given.value("picture", input.picture())))::draft);
        if (draft.algorithm() == KeyAlgorithm.ML_DSA_65) {
            throw new ProblemException(Problem.FIELD_INVALID, "algorithm", offered(KeyAlgorithm.class));
        }
        return proved(checked("seal", () -> keeping.make(draft, caller.actor())));
    }

    private record SealDraftParts(
            SealType type,
            String name,
            String ownerName,
            String ownerCode,
            @Nullable SealPerson person,
            KeyAlgorithm algorithm,
            Instant validTo,
            SealImage image) {
        SealDraft draft() {
            return new SealDraft(type, name, ownerName, ownerCode, person, algorithm, validTo, image);
        }
    }

    /** Draws a picture, or checks the one that was brought. */
    SealImage image(SealInput.Picture picture) {
        try {
            if (picture.file() != null && !picture.file().isBlank()) {
                return SealImage.brought(
                        Base64.getMimeDecoder().decode(picture.file()),
                        Given.value("picture.width", picture.width()),
                        Given.value("picture.height", picture.height()));
            }
            double width = Given.value("picture.width", picture.width());
            return SealImage.drawn(new SealDesign(
                    word("picture.shape", SealShape.class, picture.shape()),
                    width,
                    picture.height() == null ? width : picture.height(),
                    picture.colour() == null || picture.colour().isBlank() ? SealDesign.RED : picture.colour(),
                    Given.text("picture.name", picture.name()),
                    text(picture.middle()),
                    text(picture.foot()),
                    text(picture.code()),
                    picture.star() == null || picture.star()));
        } catch (PictureRefusedException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.FIELD_INVALID, "picture.file", "Base64");
        }
    }

    Proved<SealEdition> renew(Caller caller, UUID id, @Nullable String validTo) {
        find(id);
        Instant until = until("validTo", Given.value("validTo", validTo));
        return proved(onSeal(() -> keeping.renew(id, null, until, caller.actor())));
    }

    Proved<Seal> changeStatus(Caller caller, UUID id, @Nullable String status, @Nullable String reason) {
        find(id);
        SealStatus wanted = word("status", SealStatus.class, status);
        String because = Given.text("reason", reason);
        Ticket ticket = onSeal(() -> keeping.changeStatus(id, wanted, because, caller.actor()));
        return new Proved<>(find(id), ledger.await(ticket));
    }

    Proved<SealAuthority> authorise(Caller caller, UUID id, SealAuthorityInput input) {
        find(id);
        SealAuthorityDraft draft = new SealAuthorityDraft(
                Given.text("holder", input.holder()),
                Given.value("documentKinds", input.documentKinds()),
                Given.value("purposes", input.purposes()),
                input.from() == null ? null : input.from(),
                input.until() == null || input.until().isBlank() ? null : until("until", input.until()),
                input.mostInTotal(),
                input.mostADay(),
                input.twoPersons() != null && input.twoPersons());
        return proved(checked("authority", () -> keeping.authorise(id, draft, caller.actor())));
    }

    Receipt takeBack(Caller caller, UUID seal, UUID authority, @Nullable String reason) {
        find(seal);
        String because = Given.text("reason", reason);
        return ledger.await(onSeal(() -> keeping.takeBack(seal, authority, because, caller.actor())));
    }

    private <T> Proved<T> proved(Done<T> done) {
        return new Proved<>(done.result(), ledger.await(done.ticket()));
    }

    /** A moment as in {@code 2027-11-22T00:00:00Z}, or a day, which is meant whole. */
    private Instant until(String field, String given) {
        try {
            Instant until = given.contains("T")
                    ? Instant.parse(given)
                    : LocalDate.parse(given)
                            .plusDays(1)
                            .atStartOfDay(clock.getZone())
                            .toInstant();
            if (until.isAfter(clock.instant())) {
                return until;
            }
        } catch (DateTimeException e) {
            throw new ProblemException(Problem.FIELD_INVALID, field, "2027-11-22");
        }
        throw new ProblemException(Problem.FIELD_INVALID, field, new Wording("应在今后", "it must lie ahead"));
    }

    private static <E extends Enum<E>> E word(String field, Class<E> words, @Nullable String given) {
        String word = Given.word(field, given).toUpperCase(Locale.ROOT);
        try {
            return Enum.valueOf(words, word);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.FIELD_INVALID, field, offered(words));
        }
    }

    /** Of the algorithms, those of seals: ML-DSA signs beside a seal's own key alone. */
    private static <E extends Enum<E>> String offered(Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word != KeyAlgorithm.ML_DSA_65)
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static String creditCode(String given) {
        try {
            return CreditCode.parse(given).value();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.CREDIT_CODE_INVALID);
        }
    }

    private static String idNumber(String given) {
        try {
            return IdNumber.parse(given).value();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.ID_NUMBER_INVALID);
        }
    }

    private static <T> T checked(String field, Supplier<T> work) {
        try {
            return work.get();
        } catch (PictureRefusedException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.FIELD_INVALID, field, String.valueOf(e.getMessage()));
        }
    }

    private static <T> T onSeal(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.SEAL_STATUS_REFUSED);
        }
    }
}
