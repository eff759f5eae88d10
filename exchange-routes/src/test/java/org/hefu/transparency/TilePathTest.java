package org.hefu.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

    @Test
    void addressesAreThoseOfTlogTiles() {
        assertThat(TilePath.parse("0/x001/x234/067")).contains(new TilePath(0, 1_234_067, 256));
        assertThat(TilePath.parse("1/000.p/8")).contains(new TilePath(1, 0, 8));
        assertThat(TilePath.parse("entries/x001/000")).contains(new TilePath(-1, 1_000, 256));
        assertThat(TilePath.parse("63/255.p/255")).contains(new TilePath(63, 255, 255));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0/1",
                "0/0001",
                "00/001",
                "64/001",
                "0/x000/001",
                "0/001/002",
                "0/001.p/0",
                "0/001.p/256",
                "0/001.p/999",
                "0/x1/001",
                "entries",
                "",
                "../checkpoint",
                "-1/000",
                "0/001.p/01"
            })
    void eachTileHasOneAddress(String path) {
        assertThat(TilePath.parse(path)).isEmpty();
    }
}
