package org.hefu.license;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a licence stands in its life (证照状态). */
public enum LicenseStatus {
    PENDING("待签发", "Pending"),
    IN_FORCE("有效", "In force"),
    SUSPENDED("暂扣", "Suspended"),
    EXPIRED("过期", "Expired"),
    CANCELLED("注销", "Cancelled"),
    WITHDRAWN("撤销", "Withdrawn"),
    REVOKED("吊销", "Revoked"),
    TRANSFERRED_OUT("转出", "Transferred out"),
    /** A newer version or another licence took its place. */
    REPLACED("变更/换发", "Replaced");

    private final String chinese;
    private final String english;

    LicenseStatus(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** What people call it in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** What people call it in English. */
    public String english() {
        return english;
    }

    /**
     * The status that counts on a day: a licence whose last day is past has expired, also while nobody wrote that down.
     *
     * @param validTo last day on which it is valid; null for a licence without end
     */
    public LicenseStatus on(LocalDate day, @Nullable LocalDate validTo) {
        boolean past = validTo != null && day.isAfter(validTo);
        return past && (this == IN_FORCE || this == SUSPENDED) ? EXPIRED : this;
    }

    /** Whether a licence may go from this status to the next. */
    public boolean mayBecome(LicenseStatus next) {
        return followers().contains(next);
    }

    private Set<LicenseStatus> followers() {
        return switch (this) {
            case PENDING -> EnumSet.of(IN_FORCE, CANCELLED);
            case IN_FORCE -> EnumSet.of(SUSPENDED, EXPIRED, CANCELLED, WITHDRAWN, REVOKED, TRANSFERRED_OUT, REPLACED);
            case SUSPENDED -> EnumSet.of(IN_FORCE, EXPIRED, CANCELLED, WITHDRAWN, REVOKED);
            case EXPIRED -> EnumSet.of(CANCELLED, REPLACED);
            case CANCELLED, WITHDRAWN, REVOKED, TRANSFERRED_OUT, REPLACED -> EnumSet.noneOf(LicenseStatus.class);
        };
    }
}
