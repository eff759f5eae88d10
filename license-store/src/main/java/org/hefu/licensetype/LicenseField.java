package org.hefu.licensetype;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field of a licence type.
 *
 * @param name as in {@code legalRepresentative}; the key under which programs find the value
 * @param label what people call it
 * @param form how its text is built; {@code TEXT} if the type file does not say
 * @param sensitivity who may see it
 * @param required whether a licence without it is refused
 * @param maxLength most characters (Unicode code points) that a value may have, 1 to 4000
 */
public record LicenseField(
        String name, Label label, FieldForm form, Sensitivity sensitivity, boolean required, int maxLength) {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
    private static final int LONGEST = 4000;

    /** Reads what a type file says. */
    @SuppressWarnings("NullAway") // what the file leaves out arrives as null and is refused or given its default here
    public LicenseField(
            String name,
            Label label,
            @Nullable FieldForm form,
            Sensitivity sensitivity,
            boolean required,
            int maxLength) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A field name looks like legalRepresentative; got '" + name + "'");
        }
        if (label == null || sensitivity == null || maxLength < 1 || maxLength > LONGEST) {
            throw new IllegalArgumentException("Field " + name
                    + " needs a label, a sensitivity and a maxLength of 1 to " + LONGEST + " characters");
        }
        this.name = name;
        this.label = label;
        this.form = form == null ? FieldForm.TEXT : form;
        this.sensitivity = sensitivity;
        this.required = required;
        this.maxLength = maxLength;
    }
}
