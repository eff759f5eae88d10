package org.hefu.search;

import org.hefu.identity.RegionCode;
import org.hefu.license.LicenseStatus;
import org.jspecify.annotations.Nullable;

/**
 * A question for licences. What is null is not asked for; a blank text counts as null.
 *
 * @param text as typed into one box: a holder's name or part of it, a credit code, an ID number, a licence number or a
 *     licence identifier; at most 200 characters
 * @param holderId credit code or ID number of the holder
 * @param number licence number
 * @param typeCode licence type, 21 characters
 * @param regionCode region of issue, with every region below it
 * @param status as of today
 * @param after cursor of the page before, as {@link LicensePage#next} gave it for the same question
 * @param limit most hits on a page, 1 to 100
 */
public record LicenseQuery(
        @Nullable String text,
        @Nullable String holderId,
        @Nullable String number,
        @Nullable String typeCode,
        @Nullable RegionCode regionCode,
        @Nullable LicenseStatus status,
        @Nullable String after,
        int limit) {

    /** Most hits on a page unless asked otherwise. */
    public static final int USUAL_LIMIT = 20;

    private static final int MOST = 100;
    private static final int LONGEST = 200;

    public LicenseQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page has 1 to 100 hits; asked for " + limit);
        }
        text = given(text);
        holderId = given(holderId);
        number = given(number);
        typeCode = given(typeCode);
        after = after == null || after.isBlank() ? null : after.strip();
    }

    /** Every licence, a page of 20; narrow it with the {@code with…} methods. */
    public static LicenseQuery all() {
        return new LicenseQuery(null, null, null, null, null, null, null, USUAL_LIMIT);
    }

    public LicenseQuery withText(@Nullable String wanted) {
        return new LicenseQuery(wanted, holderId, number, typeCode, regionCode, status, after, limit);
    }

    public LicenseQuery withHolderId(@Nullable String wanted) {
        return new LicenseQuery(text, wanted, number, typeCode, regionCode, status, after, limit);
    }

    public LicenseQuery withNumber(@Nullable String wanted) {
        return new LicenseQuery(text, holderId, wanted, typeCode, regionCode, status, after, limit);
    }

    public LicenseQuery withTypeCode(@Nullable String wanted) {
        return new LicenseQuery(text, holderId, number, wanted, regionCode, status, after, limit);
    }

    public LicenseQuery withRegionCode(@Nullable RegionCode wanted) {
        return new LicenseQuery(text, holderId, number, typeCode, wanted, status, after, limit);
    }

    public LicenseQuery withStatus(@Nullable LicenseStatus wanted) {
        return new LicenseQuery(text, holderId, number, typeCode, regionCode, wanted, after, limit);
    }

    public LicenseQuery withAfter(@Nullable String wanted) {
        return new LicenseQuery(text, holderId, number, typeCode, regionCode, status, wanted, limit);
    }

    public LicenseQuery withLimit(int wanted) {
        return new LicenseQuery(text, holderId, number, typeCode, regionCode, status, after, wanted);
    }

    /** Shows nothing that was typed: it may be about a person. */
    @Override
    public String toString() {
        return "LicenseQuery[" + typeCode + ", " + regionCode + ", " + status + ", limit " + limit + "]";
    }

    private static @Nullable String given(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (typed.length() > LONGEST) {
            throw new IllegalArgumentException("What is searched for has 200 characters at most");
        }
        return typed.strip();
    }
}
