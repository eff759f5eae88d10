package org.hefu.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=15 | 15",
                "Wait=15 | 15",
                "respond-async, wait=15 | 15",
                "wait = \"15\"; foo, handling=lenient | 15",
                "wait=15, wait=3 | 15",
                "wait=999999999 | 20",
                "wait=0 | 0",
                "wait=-1 | 0",
                "wait=9999999999 | 0",
                "wait | 0",
                "wait=1x | 0",
                "await=15 | 0",
                "respond-async | 0",
                "'' | 0"
            })
    void aWishToWaitIsGrantedUpToTheMost(String prefer, int seconds) {
        assertThat(Preferences.wait(prefer, Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(seconds));
    }
}
