package org.hefu.sealing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hefu.participant.Accounts;
import org.hefu.participant.Participants;
import org.hefu.participant.Role;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.hefu.seal.Seal;
import org.hefu.seal.SealAuthority;
import org.hefu.seal.SealAuthorityDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a keeper writes of an authority over a seal, and says which field is not right. */
@Component
class AuthorityReading {

    private static final String SYSTEM = "SYSTEM";
    private static final String ROLES = Stream.concat(
                    Arrays.stream(Role.values()).map(Role::name), Stream.of(SYSTEM))
            .collect(Collectors.joining(", "));

    private final Accounts accounts;
    private final Participants participants;
    private final Days days;

    AuthorityReading(Accounts accounts, Participants participants, Days days) {
        this.accounts = accounts;
        this.participants = participants;
        this.days = days;
    }

    /**
     * @throws ProblemException naming the field, for one that is missing or wrong, a holder that is not there, or a time
     *     beyond that of the seal
     */
    SealAuthorityDraft draft(Seal seal, SealAuthorityInput input) {
        Instant from = input.from() == null || input.from().isBlank() ? null : days.from("from", input.from());
        Instant until = input.until() == null || input.until().isBlank() ? null : days.until("until", input.until());
        requireWithin("until", until, seal);
        requireWithin("from", from, seal);
        Instant begin = from == null ? days.now() : from;
        if (until != null && !until.isAfter(begin)) {
            throw invalid("until", "应晚于 from", "it must be later than from");
        }
        return new SealAuthorityDraft(
                holder(Given.text("holder", input.holder())),
                words("documentKinds", input.documentKinds()),
                words("purposes", input.purposes()),
                from,
                until,
                number("mostInTotal", input.mostInTotal()),
                number("mostADay", input.mostADay()),
                input.twoPersons() != null && input.twoPersons());
    }

    private void requireWithin(String field, @Nullable Instant time, Seal seal) {
        if (time != null && time.isAfter(seal.validTo())) {
            String last = days.lastBefore(seal.validTo()).toString();
            throw invalid(field, "印章的有效期到 " + last + " 为止", "the last day of the seal is " + last);
        }
    }

    /** Who was never there would get the authority with the name, on the day somebody takes it. */
    private String holder(String holder) {
        String name = holder.substring(holder.indexOf(':') + 1);
        boolean there = holder.equals(SealAuthority.HUB)
                || (holder.startsWith("person:") && accounts.find(name).isPresent())
                || (holder.startsWith("system:") && participants.system(name).isPresent())
                || (holder.startsWith("role:") && List.of(ROLES.split(", ")).contains(name));
        if (!there) {
            throw invalid(
                    "holder",
                    "没有此被授权人。可写 person:账号、system:接入系统，或 role:角色（" + ROLES + "）",
                    "there is no such holder. It is person:<account>, system:<participant system> or role:<role>, of "
                            + ROLES);
        }
        return holder;
    }

    private static List<String> words(String field, @Nullable List<String> given) {
        List<String> words = Given.value(field, given);
        if (words.isEmpty() || !words.stream().allMatch(SealAuthority::isWord)) {
            throw invalid(
                    field,
                    "至少一个，写作 LICENSE_DOCUMENT，或写 * 表示全部",
                    "at least one that looks like LICENSE_DOCUMENT, or * for all");
        }
        return words;
    }

    private static @Nullable Integer number(String field, @Nullable Integer most) {
        if (most != null && most < 1) {
            throw invalid(field, "至少为 1；不写则不限次数", "at least 1; without it there is no limit");
        }
        return most;
    }

    private static ProblemException invalid(String field, String chinese, String english) {
        return new ProblemException(Problem.FIELD_INVALID, field, new Wording(chinese, english));
    }
}
