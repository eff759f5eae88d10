package org.hefu.sealing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An authority that is to be granted, as callers write it.
 *
 * @param holder {@code person:officer}, {@code system:counter} or {@code role:OFFICER}
 * @param from a moment or a day; at once unless said otherwise
 * @param until a moment or a day; without end unless said
 */
record SealAuthorityInput(
        @Nullable String holder,
        @Nullable List<String> documentKinds,
        @Nullable List<String> purposes,
        @Nullable String from,
        @Nullable String until,
        @Nullable Integer mostInTotal,
        @Nullable Integer mostADay,
        @Nullable Boolean twoPersons) {}
