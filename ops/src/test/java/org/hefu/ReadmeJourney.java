package org.hefu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hefu.command.HefuCommand;
import org.hefu.testing.ProjectFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of README's walk, in their order, against a hub with its demo scene. */
class ReadmeJourney {

    private static final Pattern BLOCK =
            Pattern.compile("<!-- these commands are run by ReadmeJourney -->\\s*```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theCommandsOfTheWalkDoWhatReadmeSays() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(ProjectFolder.root().resolve("README.md")));
        assertThat(block.find()).isTrue();
        List<String> commands = block.group(1)
                .lines()
                .filter(line -> line.startsWith("ops/hefu "))
                .toList();

        List<Integer> exits = new ArrayList<>();
        try (RunningHub hub = RunningHub.start(folder.resolve("data"))) {
            System.setProperty("hefu.url", hub.url().toString());
            System.setProperty("hefu.data", hub.data().toString());
            System.setProperty("hefu.secret", RunningHub.PASSWORD);
            for (String command : commands) {
                String[] words = command.substring("ops/hefu ".length()).split(" ");
                for (int i = 0; i < words.length; i++) {
                    words[i] = words[i].endsWith(".csv") || words[i].endsWith(".txt")
                            ? folder.resolve(words[i]).toString()
                            : words[i];
                }
                exits.add(HefuCommand.run(Hefu.class, words));
            }
        } finally {
            List.of("hefu.url", "hefu.data", "hefu.secret").forEach(System::clearProperty);
        }

        // register, push with rejections, push again, yes, refused, stop, away, start, sound
        assertThat(exits).containsExactly(0, 1, 1, 0, 3, 0, 3, 0, 0);
    }
}
