package org.hefu.licensetype;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hefu.identity.CreditCode;
import org.hefu.identity.HolderKind;

/**
 * A type of licence (证照类型), as the catalogue lists it.
 *
 * @param code 21 characters: credit code of the defining authority and a serial of three digits (GB/T 36904)
 * @param name what people call it
 * @param holderKind who holds such a licence
 * @param number where its number comes from
 * @param holderNameField the field that shows the holder's name; its value is always the name of the holder
 * @param fields in the order in which they are shown
 */
public record LicenseType(
        String code,
        Label name,
        HolderKind holderKind,
        NumberSource number,
        String holderNameField,
        List<LicenseField> fields) {

    private static final int AUTHORITY_LENGTH = 18;

    @SuppressWarnings("NullAway") // what a type file leaves out arrives as null and is refused here
    public LicenseType {
        if (code == null
                || !code.matches("[0-9A-Z]{18}\\d{3}")
                || !CreditCode.isValid(code.substring(0, AUTHORITY_LENGTH))) {
            throw new IllegalArgumentException("A license type code is a credit code and three digits, as in"
                    + " 11100000MB0143028R001; got '" + code + "'");
        }
        if (name == null || holderKind == null || number == null || holderNameField == null || fields == null) {
            throw new IllegalArgumentException(
                    "License type " + code + " needs name, holderKind, number, holderNameField and fields");
        }
        fields = List.copyOf(fields);
        Set<String> names = new HashSet<>();
        for (LicenseField field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException(
                        "License type " + code + " has the field " + field.name() + " twice");
            }
        }
        if (!names.contains(holderNameField)) {
            throw new IllegalArgumentException("License type " + code + " has no field " + holderNameField);
        }
    }

    /** The field of this name. */
    public Optional<LicenseField> field(String fieldName) {
        return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }
}
