package org.hefu.seal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hefu.container.ZipLimits;
import org.hefu.seal.job.JobRefusedException.Code;
import org.junit.jupiter.api.Test;

class JobArchiveTest {

    private static final int MEGABYTE = 1 << 20;

    private final JobArchive archive =
            new JobArchive(new ZipLimits(3, 4 * MEGABYTE, Integer.MAX_VALUE, 200), 5 * MEGABYTE);

    @Test
    void everyFileIsGivenAway() throws IOException {
        assertThat(read(zip("folder/", new byte[0], "folder/a", noise(MEGABYTE * 2), "b", new byte[10])))
                .containsExactly("folder/a", "b");
    }

    @Test
    void aFileThatIsMuchLargerThanItsPackedFormIsNotTaken() throws IOException {
        byte[] bomb = zip("a", new byte[MEGABYTE + 1]);

        assertThat(bomb).hasSizeLessThan(3000);
        refused(Code.ARCHIVE_BOMB, bomb);
    }

    @Test
    void filesThatAreTooManyOrTooLargeTogetherAreNotTaken() throws IOException {
        refused(Code.JOB_TOO_LARGE, zip("a", noise(3 * MEGABYTE), "b", noise(3 * MEGABYTE)));
        refused(Code.JOB_TOO_LARGE, zip("a", noise(1), "b", noise(1), "c/", noise(0), "d", noise(1)));
    }

    @Test
    void aFolderWithContentAndWhatIsNoArchiveAreNotTaken() throws IOException {
        refused(Code.ARCHIVE_UNREADABLE, zip("a/", noise(1)));
        byte[] damaged = zip("a", noise(1000));
        damaged[300] ^= 1;
        refused(Code.ARCHIVE_UNREADABLE, damaged);
    }

    private List<String> read(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        archive.read(new ByteArrayInputStream(zip), (name, content) -> names.add(name));
        return names;
    }

    private void refused(Code code, byte[] zip) {
        assertThatExceptionOfType(JobRefusedException.class)
                .isThrownBy(() -> read(zip))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    /**
     * @param files names and contents
     */
    private static byte[] zip(Object... files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < files.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) files[i]));
                zip.write((byte[]) files[i + 1]);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
