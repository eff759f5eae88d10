package org.hefu.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ReportTimesTest {

    private final ReportTimes times = new ReportTimes(ZoneId.of("Asia/Shanghai"));

    @Test
    void timesWithinSentencesAreWrittenInTheZone() {
        assertThat(times.within("声明的签名时间 2026-11-22T08:00:00Z，时间戳 2026-11-22T18:00:01.250Z"))
                .isEqualTo("声明的签名时间 2026-11-22 16:00:00 +08:00，时间戳 2026-11-23 02:00:01 +08:00");
        assertThat(times.within("License T-2026 of the 22nd")).isEqualTo("License T-2026 of the 22nd");
    }

    @Test
    void whatEndsAtMidnightHasTheDayBeforeAsItsLast() {
        assertThat(times.lastDay(Instant.parse("2027-11-22T16:00:00Z"))).isEqualTo("2027-11-22");
        assertThat(times.lastDay(Instant.parse("2027-11-22T15:59:59Z"))).isEqualTo("2027-11-22");
    }
}
