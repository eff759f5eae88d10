package org.hefu.license;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hefu.key.DataCipher;
import tools.jackson.databind.json.JsonMapper;

/** What a version says, as JSON in UTF-8, encrypted for its place in the table. */
final class LicenseBodies {

    /** Not the application's mapper: what lies encrypted for decades must not change with a setting of the interface. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** The body of one version. */
    record Body(String identifier, LicenseDraft content) {}

    private LicenseBodies() {}

    /** The same bytes for the same content: fields in order, absent ones left out. */
    static byte[] canonical(LicenseDraft content) {
        return JSON.writeValueAsBytes(content);
    }

    static byte[] encrypt(Body body, DataCipher cipher, UUID license, int version) {
        return cipher.encrypt(JSON.writeValueAsBytes(body), context(license, version));
    }

    /**
     * @throws org.hefu.key.KeyRefusedException if the row was changed or moved
     */
    static Body decrypt(byte[] encrypted, DataCipher cipher, UUID license, int version) {
        return JSON.readValue(cipher.decrypt(encrypted, context(license, version)), Body.class);
    }

    private static byte[] context(UUID license, int version) {
        return ("license.license_version|" + license + "|" + version).getBytes(StandardCharsets.UTF_8);
    }
}
