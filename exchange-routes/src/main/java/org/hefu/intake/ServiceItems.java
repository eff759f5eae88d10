package org.hefu.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The service items that the hub knows: one file each under {@code items/} on the class path, checked at start. */
@Component
public class ServiceItems {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, ServiceItem> items = new TreeMap<>();

    ServiceItems() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:items/*.json")) {
                try (InputStream content = file.getInputStream()) {
                    ServiceItem item = STRICT.readValue(content, ServiceItem.class);
                    items.put(item.code(), item);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The service items on the class path cannot be read", e);
        }
    }

    public Optional<ServiceItem> find(String code) {
        return Optional.ofNullable(items.get(code));
    }

    /** All items, ordered by code. */
    public List<ServiceItem> all() {
        return List.copyOf(items.values());
    }
}
