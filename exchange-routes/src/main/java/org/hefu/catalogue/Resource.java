package org.hefu.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue entry (信息资源).
 *
 * @param code as in {@code /api/v1/resources/{code}}
 * @param ownerSystem client id of the system that pushes it or answers for it
 * @param licenseType type that rows of a LICENSE resource become; null for other kinds
 * @param intake how pushed rows are read; null for LIVE
 * @param connection where a LIVE resource is asked; null for other kinds
 * @param fields what a record holds, in the order in which it is shown
 * @param criteria questions that can be answered without showing the record
 */
public record Resource(
        String code,
        String name,
        String nameEnglish,
        ResourceKind kind,
        String ownerSystem,
        @Nullable String licenseType,
        @Nullable RowIntake intake,
        @Nullable Connection connection,
        List<Field> fields,
        List<Criterion> criteria) {

    public Optional<Criterion> criterion(String wanted) {
        return criteria.stream()
                .filter(criterion -> criterion.code().equals(wanted))
                .findFirst();
    }

    /** A field with its labels. */
    public record Field(String name, String label, String labelEnglish) {}

    /**
     * Where a LIVE resource is asked.
     *
     * @param credential shown to the owner's system; kept encrypted
     */
    public record Connection(java.net.URI target, String credential) {
        @Override
        public String toString() {
            return "Connection[" + target + "]";
        }
    }

    /**
     * How pushed rows become licences.
     *
     * @param columns the owner's column to the hub's field
     * @param absent texts that stand for "no value"
     * @param issuerCode credit code of the authority that issues
     * @param numberField field that holds the licence number
     * @param holderIdField field that holds the holder's identifier
     * @param holderNameField field that holds the holder's name
     * @param issuedOnField field that holds the day of issue, from which it is valid
     */
    public record RowIntake(
            Map<String, String> columns,
            List<String> absent,
            String issuerCode,
            String issuerName,
            String numberField,
            String holderIdField,
            String holderNameField,
            String issuedOnField) {}
}
