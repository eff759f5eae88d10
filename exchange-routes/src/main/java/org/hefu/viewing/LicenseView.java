package org.hefu.viewing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hefu.ledger.Receipt;
import org.hefu.license.Holder;
import org.hefu.license.Issuer;
import org.hefu.license.LicenseStatus;
import org.jspecify.annotations.Nullable;

/**
 * A licence as it is shown: with the fields that this caller may see.
 *
 * @param receipt proof that this reading is on the ledger
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LicenseView(
        UUID id,
        String typeCode,
        String typeName,
        String typeNameEnglish,
        String number,
        String identifier,
        Holder holder,
        Issuer issuer,
        LocalDate issuedOn,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String regionCode,
        LicenseStatus status,
        int version,
        Instant storedAt,
        List<Field> fields,
        Receipt receipt) {

    /**
     * @param masked the value is hidden but for its first character
     */
    public record Field(String name, String label, String labelEnglish, String value, boolean masked) {}

    /** Whether some field is hidden that could be shown for a reason. */
    public boolean masked() {
        return fields.stream().anyMatch(Field::masked);
    }
}
