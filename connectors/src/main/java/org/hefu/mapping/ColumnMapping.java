package org.hefu.mapping;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Translates the columns of a department into the fields of the hub.
 *
 * @param columns the department's column to the hub's field
 * @param absent texts that stand for "no value", besides the empty text
 */
public record ColumnMapping(Map<String, String> columns, Set<String> absent) {

    /** The row by the hub's field names. Columns that are not mapped, and absent values, are left out. */
    public TreeMap<String, String> apply(Map<String, String> row) {
        TreeMap<String, String> fields = new TreeMap<>();
        columns.forEach((column, field) -> {
            String value = row.getOrDefault(column, "").strip();
            if (!value.isEmpty() && !absent.contains(value)) {
                fields.put(field, value);
            }
        });
        return fields;
    }
}
