package org.hefu.batch;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a rejected row; no personal data.
 *
 * @param code stable
 * @param field the field it concerns; null if it concerns the whole row
 */
public record Reason(String code, @Nullable String field, String chinese, String english) {}
