package org.hefu.verification.pdf;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date as PDF writes it, ISO 32000-2, section 7.9.4, for example {@code D:20261122160000+08'00}. */
final class PdfDate {

    private static final Pattern FORM = Pattern.compile(
            "D:(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(?:Z(?:00'00'?)?|([+-])(\\d{2})'(\\d{2})?'?)");

    private PdfDate() {}

    /** Empty if the date is not whole to the second, or says no time zone: then it names no instant. */
    static Optional<Instant> read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            int sign = "-".equals(parts.group(7)) ? -1 : 1;
            ZoneOffset zone = ZoneOffset.ofHoursMinutes(sign * number(parts, 8), sign * number(parts, 9));
            return Optional.of(OffsetDateTime.of(
                            number(parts, 1),
                            number(parts, 2),
                            number(parts, 3),
                            number(parts, 4),
                            number(parts, 5),
                            number(parts, 6),
                            0,
                            zone)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }
}
