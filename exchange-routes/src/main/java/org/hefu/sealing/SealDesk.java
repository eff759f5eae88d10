package org.hefu.sealing;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.identity.CreditCode;
import org.hefu.identity.IdNumber;
import org.hefu.key.KeyAlgorithm;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
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
import org.hefu.seal.SealStanding;
import org.hefu.seal.SealStatus;
import org.hefu.seal.SealStatusChange;
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
    private final AuthorityReading reading;
    private final Days days;

    SealDesk(Seals seals, SealKeeping keeping, Ledger ledger, AuthorityReading reading, Days days) {
        this.seals = seals;
        this.keeping = keeping;
        this.ledger = ledger;
        this.reading = reading;
        this.days = days;
    }

    /** What was done, with the proof that it is on the ledger. */
    record Proved<T>(T result, Receipt receipt) {}

    Seal find(UUID id) {
        return seals.find(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("印章", "seal")));
    }

    /** A seal whose picture this caller may see: a keeper, or who was named in an authority over it that is in force; a refusal is on the ledger. */
    Seal shownTo(Caller caller, UUID id) {
        Seal seal = find(id);
        Set<String> roles = caller.roleNames();
        if (roles.contains(Role.SEAL_KEEPER.name())
                || keeping.authorities(id).stream()
                        .anyMatch(authority ->
                                authority.isInForceAt(days.now()) && authority.isHeldBy(caller.actor(), roles))) {
            return seal;
        }
        ledger.append(new LedgerEntry(
                Act.SEAL_PICTURE.name(),
                Outcome.REFUSED,
                caller.actor(),
                null,
                new TreeMap<>(Map.of("seal", id.toString(), "reason", Code.NO_AUTHORITY.name()))));
        throw new SealUseRefusedException(Code.NO_AUTHORITY, "The picture of a seal is shown to who may use it");
    }

    Proved<Seal> make(Caller caller, SealInput input) {
        SealType type = word("type", SealType.class, input.type());
        SealPerson person = null;
        if (!type.isOfPerson() && input.person() != null) {
            throw new ProblemException(
                    Problem.FIELD_INVALID,
                    "person",
                    new Wording(
                            "只与 LEGAL_REPRESENTATIVE、PERSONAL 类印章一起使用",
                            "it goes with seals of the types LEGAL_REPRESENTATIVE and PERSONAL alone"));
        }
        if (type.isOfPerson()) {
            SealInput.Person given = Given.value("person", input.person());
            person = new SealPerson(
                    Given.text("person.name", given.name()), idNumber(Given.text("person.idNumber", given.idNumber())));
        }
        KeyAlgorithm algorithm =
                input.algorithm() == null ? KeyAlgorithm.SM2 : word("algorithm", KeyAlgorithm.class, input.algorithm());
        if (algorithm == KeyAlgorithm.ML_DSA_65) {
            throw new ProblemException(Problem.FIELD_INVALID, "algorithm", offered(KeyAlgorithm.class));
        }
        SealDraft draft = new SealDraft(
                type,
                name("name", input.name()),
                name("ownerName", input.ownerName()),
                creditCode(Given.text("ownerCode", input.ownerCode())),
                person,
                algorithm,
                days.until("validTo", Given.value("validTo", input.validTo())),
                image(Given.value("picture", input.picture())));
        return proved(keeping.make(draft, caller.actor()));
    }

    private static String name(String field, @Nullable String given) {
        String name = Given.text(field, given);
        if (name.length() > SealDraft.LONGEST) {
            throw new ProblemException(Problem.FIELD_INVALID, field, "≤ " + SealDraft.LONGEST);
        }
        return name;
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
        Instant until = days.until("validTo", Given.value("validTo", validTo));
        return proved(onSeal(id, () -> keeping.renew(id, null, until, caller.actor())));
    }

    Proved<Seal> changeStatus(Caller caller, UUID id, @Nullable String status, @Nullable String reason) {
        find(id);
        SealStatus wanted = word("status", SealStatus.class, status);
        String because = Given.text("reason", reason);
        Ticket ticket = onSeal(id, () -> keeping.changeStatus(id, wanted, because, caller.actor()));
        return new Proved<>(find(id), ledger.await(ticket));
    }

    Proved<SealAuthority> authorise(Caller caller, UUID id, SealAuthorityInput input) {
        SealAuthorityDraft draft = reading.draft(find(id), input);
        return proved(keeping.authorise(id, draft, caller.actor()));
    }

    Receipt takeBack(Caller caller, UUID seal, UUID authority, @Nullable String reason) {
        find(seal);
        String because = Given.text("reason", reason);
        try {
            return ledger.await(keeping.takeBack(seal, authority, because, caller.actor()));
        } catch (IllegalArgumentException e) {
            throw unfit(seal, authority);
        }
    }

    private <T> Proved<T> proved(Done<T> done) {
        return new Proved<>(done.result(), ledger.await(done.ticket()));
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

    private <T> T onSeal(UUID id, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw unfit(id);
        }
    }

    /** Says where the seal stands, and since when: that is why it cannot be done. */
    ProblemException unfit(UUID id) {
        SealStatusChange last = keeping.history(id).getLast();
        SealStanding standing = SealStanding.valueOf(last.status().name());
        String since = days.told(last.at());
        return new ProblemException(
                Problem.SEAL_STATUS_REFUSED,
                new Wording(
                        "印章自 " + since + " 起" + standing.chinese() + "（" + standing + "）",
                        "the seal is " + standing + " since " + since));
    }

    private ProblemException unfit(UUID seal, UUID authority) {
        return keeping.authorities(seal).stream()
                .filter(one -> one.id().equals(authority) && one.revokedAt() != null)
                .findFirst()
                .map(one -> days.told(Objects.requireNonNull(one.revokedAt())))
                .map(at -> new ProblemException(
                        Problem.SEAL_STATUS_REFUSED,
                        new Wording("授权已于 " + at + " 收回", "the authority was taken back at " + at)))
                .orElseGet(() -> new ProblemException(Problem.NOT_FOUND, new Wording("用印授权", "authority")));
    }
}
