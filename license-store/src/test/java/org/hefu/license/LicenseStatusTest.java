package org.hefu.license;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LicenseStatusTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 22);

    @Test
    void aLicenseIsInForceOnItsLastDayAndExpiredOnTheNext() {
        assertThat(LicenseStatus.IN_FORCE.on(LAST_DAY, LAST_DAY)).isEqualTo(LicenseStatus.IN_FORCE);
        assertThat(LicenseStatus.IN_FORCE.on(LAST_DAY.plusDays(1), LAST_DAY)).isEqualTo(LicenseStatus.EXPIRED);
        assertThat(LicenseStatus.SUSPENDED.on(LAST_DAY.plusDays(1), LAST_DAY)).isEqualTo(LicenseStatus.EXPIRED);
    }

    @Test
    void aLicenseWithoutEndNeverExpires() {
        assertThat(LicenseStatus.IN_FORCE.on(LocalDate.MAX, null)).isEqualTo(LicenseStatus.IN_FORCE);
    }

    @Test
    void whatWasEndedByAnActStaysEndedByThatAct() {
        assertThat(LicenseStatus.REVOKED.on(LAST_DAY.plusDays(1), LAST_DAY)).isEqualTo(LicenseStatus.REVOKED);
        assertThat(LicenseStatus.CANCELLED.on(LAST_DAY.plusDays(1), LAST_DAY)).isEqualTo(LicenseStatus.CANCELLED);
    }

    @Test
    void suspensionCanBeLiftedAndRevocationCannot() {
        assertThat(LicenseStatus.IN_FORCE.mayBecome(LicenseStatus.SUSPENDED)).isTrue();
        assertThat(LicenseStatus.SUSPENDED.mayBecome(LicenseStatus.IN_FORCE)).isTrue();
        for (LicenseStatus next : LicenseStatus.values()) {
            assertThat(LicenseStatus.REVOKED.mayBecome(next)).isFalse();
            assertThat(next.mayBecome(LicenseStatus.PENDING)).isFalse();
        }
    }
}
