package org.hefu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.hefu.testing.JavaFormat;
import org.hefu.testing.ProjectFolder;
import org.junit.jupiter.api.Test;

class FormatTest {

    @Test
    void everyJavaFileIsInTheOneFormat() throws IOException {
        assertThat(JavaFormat.outOfFormat(ProjectFolder.root()))
                .as("files out of format; `mvn -q -pl ops/testing -Pformat process-classes` mends them")
                .isEmpty();
    }
}
