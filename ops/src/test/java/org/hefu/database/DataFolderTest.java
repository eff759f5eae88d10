package org.hefu.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temporary;

    @Test
    void theFolderAndThoseInItAreMadeForTheirUserAlone() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary.resolve("a/data"))) {
            assertThat(permissions(folder.path())).isEqualTo("rwx------");
            assertThat(permissions(folder.folder("keys"))).isEqualTo("rwx------");
            assertThat(permissions(folder.path().resolve("hub.lock"))).isEqualTo("rw-------");
        }
    }

    @Test
    void wrongPermissionsAreSetRight() throws IOException {
        Path data = Files.createDirectory(temporary.resolve("data"));
        Path keys = Files.createDirectory(data.resolve("keys"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxrwxrwx"));

        try (DataFolder folder = DataFolder.open(data)) {
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(permissions(folder.folder("keys"))).isEqualTo("rwx------");
        }
    }

    @Test
    void aSecondOwnerInTheSameProcessIsToldWhoHoldsTheFolder() {
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThatExceptionOfType(DataFolderInUseException.class)
                    .isThrownBy(() -> DataFolder.open(folder.path()))
                    .withMessageContaining("in use by another hub (process "
                            + ProcessHandle.current().pid() + ")")
                    .withMessageContaining("正由另一个合符进程");
        }
    }

    @Test
    void aFolderThatWasLetGoMayBeTakenAgain() {
        DataFolder.open(temporary).close();

        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThat(folder.path()).isDirectory();
        }
    }

    @Test
    void aFileInThePlaceOfTheFolderIsNamed() throws IOException {
        Path file = Files.createFile(temporary.resolve("data"));

        assertThatExceptionOfType(DatabaseStartException.class)
                .isThrownBy(() -> DataFolder.open(file))
                .withMessageContaining(file.toString());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
