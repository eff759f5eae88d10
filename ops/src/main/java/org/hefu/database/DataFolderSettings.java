package org.hefu.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the hub keeps what it keeps.
 *
 * @param data the data folder, {@code hefu.data}; relative to the working directory. Text and not a Path, because Spring
 *     looks for a relative Path on the class path first
 */
@ConfigurationProperties("hefu")
record DataFolderSettings(@DefaultValue("./data") String data) {

    Path folder() {
        return Path.of(data);
    }
}
