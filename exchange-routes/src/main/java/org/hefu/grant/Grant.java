package org.hefu.grant;

import java.time.Instant;
import java.util.Set;

/**
 * Who may use what of a resource, for what (授权).
 *
 * @param system the participant system that may use it
 * @param purpose the one purpose it may be used for
 * @param items service items it may be used for; a request outside of any item is not covered
 * @param fields fields of the record that may be answered
 * @param criteria criteria that may be answered
 */
public record Grant(
        String resource,
        String system,
        String purpose,
        Set<String> items,
        Set<String> fields,
        Set<String> criteria,
        Instant validFrom,
        Instant validUntil) {

    public Grant {
        items = Set.copyOf(items);
        fields = Set.copyOf(fields);
        criteria = Set.copyOf(criteria);
    }
}
