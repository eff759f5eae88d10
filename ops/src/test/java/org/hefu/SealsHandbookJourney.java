package org.hefu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hefu.command.HefuCommand;
import org.hefu.pdf.PdfDraft;
import org.hefu.testing.ProjectFolder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands with which the handbook makes, grants and uses a seal over HTTP. */
class SealsHandbookJourney {

    private static final Pattern BLOCK = Pattern.compile(
            "<!-- these commands are run by SealsHandbookJourney -->\\s*```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theCommandsOfTheHandbookMakeGrantAndUseASeal() throws Exception {
        Assumptions.assumeTrue(isThere("bash") && isThere("curl"), "bash and curl are needed");
        Matcher block = BLOCK.matcher(Files.readString(ProjectFolder.root().resolve("ops/handbook/seals.md")));
        assertThat(block.find()).isTrue();
        Files.write(
                folder.resolve("contract.pdf"),
                new PdfDraft(Instant.parse("2026-11-22T08:00:00Z"))
                        .title("合同")
                        .paragraph("特此约定。")
                        .write());

        String said;
        try (RunningHub hub = RunningHub.start(folder.resolve("data"))) {
            said = run("set -e\n"
                    + block.group(1).replace("http://localhost:8080", hub.url().toString()));
        }

        assertThat(said).contains("\"holder\":\"person:officer\"", "\"left\":10", "\"purposes\":[\"PROCUREMENT\"]");
        assertThat(HefuCommand.run(
                        Hefu.class,
                        "verify",
                        "--trust",
                        folder.resolve("data/trust").toString(),
                        folder.resolve("contract-sealed.pdf").toString()))
                .isZero();
    }

    private String run(String script) throws IOException, InterruptedException {
        Path commands = Files.writeString(folder.resolve("commands.sh"), script);
        Path said = folder.resolve("said.txt");
        Process shell = new ProcessBuilder("bash", commands.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(shell.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(shell.exitValue()).as(text).isZero();
        return text;
    }

    private static boolean isThere(String tool) throws InterruptedException {
        try {
            return new ProcessBuilder(tool, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
