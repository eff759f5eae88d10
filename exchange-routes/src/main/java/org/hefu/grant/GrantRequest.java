package org.hefu.grant;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a system wants to do with a resource.
 *
 * @param system null for a caller that works under no system's grants
 * @param item service item the request belongs to; null if it belongs to none
 * @param fields fields asked for; empty for all that are granted
 * @param criterion criterion asked for; null where the record is asked for
 */
public record GrantRequest(
        String resource,
        @Nullable String system,
        String purpose,
        @Nullable String item,
        Set<String> fields,
        @Nullable String criterion) {}
