package org.hefu.lookup;

import java.util.Set;
import org.hefu.catalogue.Criterion;
import org.hefu.catalogue.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A question that may be answered.
 *
 * @param fields what may be shown
 * @param criterion what is to be answered; null where the record is shown
 */
record Admitted(
        LookupRequest request,
        Resource resource,
        Set<String> fields,
        @Nullable Criterion criterion) {}
