package org.hefu.signature.ses;

/** The three versions of Chinese electronic seals that are in use. */
public enum SesVersion {
    /** GM/T 0031-2014: times are UTCTime, a seal has two parts. */
    V1(1),
    /** GB/T 38540-2020: times are GeneralizedTime, a seal has four parts. */
    V4(4),
    /** GM/T 0031-2025: as V4, and a seal may carry a time-stamp. */
    V5(5);

    private final int number;

    SesVersion(int number) {
        this.number = number;
    }

    /** The number that stands in the header of a seal and in a signature. */
    public int number() {
        return number;
    }
}
