package org.hefu.verification.ofd;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hefu.ofd.OfdSignature;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Does the description state the time that was signed? GB/T 33190-2016, section 18.2.2, SignatureDateTime: readers show
 * it, and the standard fixes no form for it. Both times are the signer's word, so which of two is true nobody knows.
 */
final class StatedTimeCheck implements OfdCheck {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Pattern FORM =
            Pattern.compile("(\\d{4})[-/.]?(\\d{2})[-/.]?(\\d{2})[T ]?(\\d{2}):?(\\d{2}):?(\\d{2})(?:[.,]\\d{1,9})?"
                    + " ?(Z|[+-]\\d{2}:?\\d{2})?");

    private final Optional<Instant> signed;

    /**
     * @param signed the time in the signature itself
     */
    StatedTimeCheck(Optional<Instant> signed) {
        this.signed = signed;
    }

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        OfdSignature description = signature.description().orElse(null);
        if (description == null) {
            return Finding.skipped(Check.STATED_TIME);
        }
        String stated = description.dateTime();
        if (stated == null || stated.isBlank() || signed.isEmpty()) {
            return Finding.passed(Check.STATED_TIME, "签名时间只有一处", "The signing time stands in one place at most");
        }
        List<Instant> readings = readings(stated);
        if (readings.isEmpty()) {
            return Finding.unknown(
                    Check.STATED_TIME,
                    SubIndication.FORMAT_FAILURE,
                    "STATED_TIME_UNREADABLE",
                    "签名描述所写的时间无法读取，不能与所签时间核对",
                    "The time in the description cannot be read, and so not be held against the one that was signed");
        }
        return readings.stream().anyMatch(this::agrees)
                ? Finding.passed(
                        Check.STATED_TIME, "签名描述所写的时间与所签时间一致", "The description states the time that was signed")
                : Finding.unknown(
                        Check.STATED_TIME,
                        SubIndication.SIG_CONSTRAINTS_FAILURE,
                        "SIGNING_TIMES_DISAGREE",
                        "签名描述所写的时间 " + stated.strip() + " 与所签时间 " + signed.get() + " 不同",
                        "The description states " + stated.strip() + ", but what was signed is " + signed.get());
    }

    private boolean agrees(Instant reading) {
        Instant time = signed.orElseThrow();
        return !reading.isBefore(time.minus(SealTime.TOLERANCE)) && !reading.isAfter(time.plus(SealTime.TOLERANCE));
    }

    /** The first is that of the words; makers are known to write Chinese time with a Z behind it. */
    static List<Instant> readings(String stated) {
        Matcher parts = FORM.matcher(stated.strip());
        if (!parts.matches()) {
            return List.of();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(parts, 1),
                    number(parts, 2),
                    number(parts, 3),
                    number(parts, 4),
                    number(parts, 5),
                    number(parts, 6));
            Instant utc = local.toInstant(ZoneOffset.UTC);
            Instant chinese = local.atZone(CHINA).toInstant();
            return switch (parts.group(7)) {
                case null -> List.of(chinese, utc);
                case "Z" -> List.of(utc, chinese);
                case String offset -> List.of(local.toInstant(ZoneOffset.of(offset)));
            };
        } catch (DateTimeException e) {
            return List.of();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
