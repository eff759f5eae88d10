package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Times times = new Times(Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZONE));

    @Test
    void aDayThatWasMeantWholeIsShownAsThatDay() {
        Instant end =
                LocalDate.parse("2027-11-22").plusDays(1).atStartOfDay(ZONE).toInstant();

        assertThat(times.lastDay(end)).isEqualTo("2027-11-22");
        assertThat(times.end(end)).isEqualTo("2027-11-22");
    }

    @Test
    void whatEndsWithinADayIsShownToTheMinute() {
        Instant end = Instant.parse("2027-11-22T08:30:00Z");

        assertThat(times.lastDay(end)).isEqualTo("2027-11-22");
        assertThat(times.end(end)).isEqualTo("2027-11-22 16:30");
    }

    @Test
    void momentsWithinATextAreWrittenInTheZone() {
        assertThat(times.within("2027-11-22T16:00:00Z")).isEqualTo("2027-11-23 00:00:00");
        assertThat(times.within("LICENSE_RENEWAL")).isEqualTo("LICENSE_RENEWAL");
    }
}
