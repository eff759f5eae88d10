package org.hefu.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import org.hefu.database.DataFolder;
import org.hefu.key.KeySettings;
import org.hefu.key.KeyVault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The clock of the region and the keys in the data folder. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class HubConfiguration {

    @Bean
    Clock clock(HubSettings settings) {
        return Clock.system(settings.zone());
    }

    @Bean
    KeyVault keyVault(DataFolder data, HubSettings settings, KeySettings keySettings) {
        Path keys = data.folder("keys");
        String given = settings.keyPassphrase();
        return keySettings.open(
                keys, () -> (given == null ? generated(keys.resolve("passphrase")) : given).toCharArray());
    }

    /** Made once; without this file, or the passphrase given in its place, no key opens. */
    private static String generated(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                Path fresh = Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "passphrase",
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, Base64.getEncoder().encodeToString(random));
                Files.move(fresh, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The passphrase of the keys cannot be read from " + file, e);
        }
    }
}
