package org.hefu.lookup;

import java.util.Set;
import org.hefu.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One question: one subject, one resource, one purpose.
 *
 * @param item service item it is asked for; null if for none
 * @param fields fields asked for; empty for all that are granted
 * @param criterion criterion to be answered instead of showing the record; null for the record
 */
public record LookupRequest(
        Caller caller,
        String resource,
        Subject subject,
        String purpose,
        @Nullable String item,
        @Nullable String caseNumber,
        Set<String> fields,
        @Nullable String criterion) {}
