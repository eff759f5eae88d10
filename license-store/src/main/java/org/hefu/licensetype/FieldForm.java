package org.hefu.licensetype;

/** How the text of a field is built. */
public enum FieldForm {
    /** Any text. */
    TEXT,
    /** A day of the calendar, as in {@code 2019-01-31} (ISO 8601). */
    DATE
}
