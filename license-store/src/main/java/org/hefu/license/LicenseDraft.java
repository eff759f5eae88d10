package org.hefu.license;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hefu.identity.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A licence as a department hands it in. Anything may be wrong with it: {@link LicenseVault#store} tells what.
 *
 * @param typeCode licence type, 21 characters
 * @param number licence number (证照编号), without blanks around it
 * @param validTo last day on which it is valid; null for a licence without end (长期)
 * @param regionCode where it was issued, six digits (GB/T 2260)
 * @param fields by the names of the type's fields; values without blanks around them, and none that is blank
 */
public record LicenseDraft(
        String typeCode,
        String number,
        Holder holder,
        Issuer issuer,
        LocalDate issuedOn,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String regionCode,
        SortedMap<String, String> fields) {

    public LicenseDraft {
        typeCode = Typed.identifier(typeCode);
        number = number.strip();
        regionCode = Typed.identifier(regionCode);
        fields = withoutBlanks(fields);
    }

    /** The same draft with one more field. */
    LicenseDraft with(String field, String value) {
        SortedMap<String, String> more = new TreeMap<>(fields);
        more.put(field, value);
        return new LicenseDraft(typeCode, number, holder, issuer, issuedOn, validFrom, validTo, regionCode, more);
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "LicenseDraft[" + typeCode + ", " + fields.keySet() + "]";
    }

    private static SortedMap<String, String> withoutBlanks(Map<String, String> given) {
        SortedMap<String, String> kept = new TreeMap<>();
        given.forEach((name, value) -> {
            if (!value.isBlank()) {
                kept.put(name, value.strip());
            }
        });
        return Collections.unmodifiableSortedMap(kept);
    }
}
