package org.hefu.licensetype;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The types of licences that the hub keeps: one file each under {@code license-types/} on the class path.
 *
 * <p>All files are read and checked once, at start; a wrong file stops the start and is named.
 */
@Component
public class LicenseTypes {

    private static final String FILES = "classpath*:license-types/*.json";

    /** Strict, whatever the application's own mapper allows: a misspelt key in a type file must not be passed over. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, LicenseType> types;

    /** Reads the files that come with the hub and those that others put on the class path. */
    @Autowired
    public LicenseTypes() {
        this(found());
    }

    LicenseTypes(List<Resource> files) {
        Map<String, LicenseType> read = new TreeMap<>();
        for (Resource file : files) {
            LicenseType type = read(file);
            if (read.put(type.code(), type) != null) {
                throw new IllegalStateException(
                        "License type " + type.code() + " is there twice, once in " + file.getDescription());
            }
        }
        this.types = Map.copyOf(read);
    }

    /** The type with this code of 21 characters. */
    public Optional<LicenseType> find(String code) {
        return Optional.ofNullable(types.get(code));
    }

    /** All types, ordered by code. */
    public List<LicenseType> all() {
        return List.copyOf(new TreeMap<>(types).values());
    }

    private static LicenseType read(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return STRICT.readValue(content, LicenseType.class);
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException("License type file " + file.getDescription() + ": " + e.getMessage(), e);
        }
    }

    private static List<Resource> found() {
        try {
            return Arrays.asList(new PathMatchingResourcePatternResolver().getResources(FILES));
        } catch (IOException e) {
            throw new UncheckedIOException("The license types on the class path cannot be listed", e);
        }
    }
}
