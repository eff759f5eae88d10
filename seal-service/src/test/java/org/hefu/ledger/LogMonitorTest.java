package org.hefu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogMonitorTest {

    /** The examples of C2SP tlog-tiles. */
    @ParameterizedTest
    @CsvSource({
        "0, 256, tile/0/000",
        "0, 12, tile/0/000.p/12",
        "1067, 256, tile/0/x001/067",
        "1234067, 256, tile/0/x001/x234/067",
        "273, 112, tile/0/273.p/112"
    })
    void tilesArePublishedInGroupsOfThreeDigits(long tile, int width, String path) {
        assertThat(LogMonitor.path(tile, width)).isEqualTo(path);
    }
}
