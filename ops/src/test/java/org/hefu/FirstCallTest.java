package org.hefu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.hefu.testing.ProjectFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first calls of {@code ops/hefu} in a fresh folder, with a Maven that writes what it was asked and waits for a word. */
class FirstCallTest {

    /** Stands in the jar for the hub's command line. */
    static final class Hello {
        public static void main(String[] arguments) {
            System.out.println("hello " + String.join(" ", arguments));
        }
    }

    @TempDir
    Path folder;

    private Path script;
    private Path calls;
    private Path word;

    @BeforeEach
    void aFreshFolder() throws Exception {
        script = folder.resolve("project/ops/hefu");
        Files.createDirectories(script.getParent());
        Files.copy(ProjectFolder.root().resolve("ops/hefu"), script);
        calls = folder.resolve("calls");
        word = folder.resolve("word");
        assertThat(new ProcessBuilder("mkfifo", word.toString()).start().waitFor())
                .isZero();
        jar(folder.resolve("hello.jar"));
        executable(folder.resolve("bin/mvn"), """
                #!/bin/sh
                echo "$@" >> '%s'
                read -r word < '%s'
                [ "$word" = built ] || exit 1
                mkdir -p ops/target/command
                cp '%s' ops/target/command/hefu.jar
                """.formatted(calls, word, folder.resolve("hello.jar")));
    }

    @Test
    void theFirstCallBuildsInFoldersOfItsOwn() throws Exception {
        Process call = call("first");
        say("built");

        assertThat(text(call.getInputStream())).isEqualTo("hello first\n");
        assertThat(call.waitFor()).isZero();
        assertThat(Files.readString(calls)).contains("-Dhefu.target=target/command");
        assertThat(Files.readString(ProjectFolder.root().resolve("pom.xml")))
                .contains("<directory>${project.basedir}/${hefu.target}</directory>");
        assertThat(folder.resolve("project/ops/target/hefu.jar")).exists();
    }

    @Test
    void aSecondCallWaitsForTheFirst() throws Exception {
        Process first = call("first");
        BufferedReader told = first.errorReader(UTF_8);
        assertThat(told.readLine()).contains("building it once");
        Process second = call("second");
        assertThat(second.errorReader(UTF_8).readLine()).contains("process " + first.pid(), "waiting for it");
        say("built");

        assertThat(List.of(first.waitFor(), second.waitFor())).containsExactly(0, 0);
        assertThat(text(second.getInputStream())).isEqualTo("hello second\n");
        assertThat(calls).hasContent(Files.readString(calls).lines().findFirst().orElseThrow());
    }

    @Test
    void aBuildThatWasKilledHoldsNobodyUp() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createSymbolicLink(script.resolveSibling(".hefu-building"), Path.of(Long.toString(gone.pid())));

        Process call = call("after");
        say("built");

        assertThat(text(call.getInputStream())).isEqualTo("hello after\n");
        assertThat(call.waitFor()).isZero();
        assertThat(script.resolveSibling(".hefu-building")).doesNotExist();
    }

    @Test
    void aBuildThatFailsIsToldAndDoneAgainNextTime() throws Exception {
        Process call = call("first");
        say("broken");

        assertThat(text(call.getErrorStream())).contains("the build failed");
        assertThat(call.waitFor()).isEqualTo(3);

        Process again = call("again");
        say("built");
        assertThat(text(again.getInputStream())).isEqualTo("hello again\n");
    }

    private Process call(String argument) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString(), argument);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        return builder.start();
    }

    /** Returns when the Maven of this test has begun to read. */
    private void say(String what) throws IOException {
        try (OutputStream out = Files.newOutputStream(word)) {
            out.write((what + "\n").getBytes(UTF_8));
        }
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), UTF_8);
    }

    private static void executable(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Hello.class.getName());
        String entry = Hello.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                InputStream bytes = Objects.requireNonNull(Hello.class.getResourceAsStream("/" + entry))) {
            jar.putNextEntry(new ZipEntry(entry));
            bytes.transferTo(jar);
        }
    }
}
