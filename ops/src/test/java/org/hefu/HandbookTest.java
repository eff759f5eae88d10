package org.hefu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.hefu.audit.Act;
import org.hefu.testing.ProjectFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandbookTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void everyActOnTheLedgerIsInTheTable() throws IOException {
        String table = Files.readString(ProjectFolder.root().resolve("ops/handbook/acts.md"));

        List<String> listed = Pattern.compile("^\\| `([A-Z_]+)` \\|", Pattern.MULTILINE)
                .matcher(table)
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Act.values()).map(Act::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "ops/handbook/README.md"})
    void everyLinkLeadsSomewhere(String document) throws IOException {
        Path file = ProjectFolder.root().resolve(document);

        assertThat(LINK.matcher(Files.readString(file)).results().map(link -> link.group(1)))
                .allSatisfy(
                        target -> assertThat(file.getParent().resolve(target)).exists());
    }

    @Test
    void everyPackageIsInItsModulesReadme() throws IOException {
        for (String module : List.of("seal-service", "license-store", "connectors", "exchange-routes", "ops")) {
            String readme =
                    Files.readString(ProjectFolder.root().resolve(module).resolve("README.md"));
            try (var packages = Files.list(ProjectFolder.root().resolve(module).resolve("src/main/java/org/hefu"))) {
                assertThat(packages.filter(Files::isDirectory))
                        .allSatisfy(folder -> assertThat(readme).contains("`" + folder.getFileName() + "`"));
            }
        }
    }
}
