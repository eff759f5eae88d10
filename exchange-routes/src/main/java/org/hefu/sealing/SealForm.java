package org.hefu.sealing;

import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A seal that is to be made, as the form sends it. */
record SealForm(
        @Nullable String type,
        @Nullable String name,
        @Nullable String ownerName,
        @Nullable String ownerCode,
        @Nullable String personName,
        @Nullable String idNumber,
        @Nullable String algorithm,
        @Nullable String validTo,
        @Nullable String shape,
        @Nullable Double width,
        @Nullable Double height,
        @Nullable String colour,
        @Nullable String arc,
        @Nullable String middle,
        @Nullable String foot,
        @Nullable String code,
        @Nullable MultipartFile file) {

    SealInput.Picture picture() throws IOException {
        String brought =
                file == null || file.isEmpty() ? null : Base64.getEncoder().encodeToString(file.getBytes());
        boolean square = "ROUND".equals(shape) || "NAME".equals(shape);
        return new SealInput.Picture(
                shape,
                width,
                square && brought == null ? width : height,
                colour,
                arc,
                middle,
                foot,
                code,
                true,
                brought);
    }

    SealInput input() throws IOException {
        boolean person = personName != null && !personName.isBlank();
        return new SealInput(
                type,
                name,
                ownerName,
                ownerCode,
                person ? new SealInput.Person(personName, idNumber) : null,
                algorithm,
                validTo,
                picture());
    }

    /** Shows nothing of a person. */
    @Override
    public String toString() {
        return "SealForm[" + type + "]";
    }
}
