package org.hefu.signature.eu;

import java.util.List;
import org.hefu.certificate.Certificate;
import org.hefu.signature.SignatureLevel;
import org.hefu.timestamp.TimestampSource;
import org.jspecify.annotations.Nullable;

/**
 * How long a signature shall be verifiable, and what that takes.
 *
 * @param time asked for time-stamps; null at level B alone
 * @param anchors authorities that need no proof themselves: from level LT on, everything below one of them is proved
 */
public record EuLevel(SignatureLevel level, @Nullable TimestampSource time, List<Certificate> anchors) {

    public EuLevel {
        anchors = List.copyOf(anchors);
        if (time == null && level != SignatureLevel.B) {
            throw new IllegalArgumentException("Level " + level + " needs a source of time");
        }
        if (anchors.isEmpty() && level.isAtLeast(SignatureLevel.LT)) {
            throw new IllegalArgumentException("Level " + level + " needs the anchors up to which it proves");
        }
    }

    /** Level T, or B without a source of time. */
    public static EuLevel of(@Nullable TimestampSource time) {
        return new EuLevel(time == null ? SignatureLevel.B : SignatureLevel.T, time, List.of());
    }

    /** The one of four that is of this level. */
    <T> T pick(T b, T t, T lt, T lta) {
        return switch (level) {
            case B -> b;
            case T -> t;
            case LT -> lt;
            case LTA -> lta;
        };
    }
}
