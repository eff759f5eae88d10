package org.hefu.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Data folders for tests: the server's programs are unpacked once, and its first start is made once, for all. */
final class TestFolders {

    /** Where the programs are. */
    static final String BINARIES =
            Path.of("target/postgres-binaries").toAbsolutePath().toString();

    private static @Nullable Path filled;

    private TestFolders() {}

    /** The defaults, but for where the programs are. */
    static DatabaseSettings settings() {
        return settings(Map.of("hefu.database.binaries", BINARIES));
    }

    static DatabaseSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(new HashMap<>(properties)))
                .bindOrCreate("hefu.database", DatabaseSettings.class);
    }

    /** Makes a folder look as it does after a hub's first start and proper end. */
    static synchronized void fill(Path folder) {
        try {
            if (filled == null) {
                Path first = Files.createTempDirectory(Path.of("target"), "data");
                try (DataFolder made = DataFolder.open(first)) {
                    EmbeddedDatabase.start(made, settings()).close();
                }
                filled = first;
            }
            copy(filled, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(from)) {
            paths = walk.toList();
        }
        for (Path path : paths) {
            Path target = to.resolve(from.relativize(path));
            if (!Files.isDirectory(target)) {
                Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
