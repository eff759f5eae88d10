package org.hefu.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseIdentifierTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11100000000013338W011.11430000006122244L.20230000403.001.U",
                "11100000000013338W011.11430000006122244L.20230000403.002.S",
                "11100000000013338W032.11220000013544541J.2430599.001.F",
                "11100000000013338W009.11330105002500287C.2025052201.002.0",
                "11100000MB03271699022.340100.000000016.001.9",
                "11100000000013338W087.11370800MB28559184.37080001202411010001.001.3",
                "11150300MB90000154001.11150300MB90000154.2025000001.001.E",
                "11150623MB9000023Q001.11150623MB9000023Q.2025000001.001.R",
                "11150421MB9000031C001.11150421MB9000031C.2025000001.001.6",
                "11620600MB900004X6001.11620600MB900004X6.2025000001.001.Q",
                "11430424MB9000058B001.11430424MB9000058B.2025000001.001.1"
            })
    void realAndInventedIdentifiersAreReadAndWrittenTheSame(String body) {
        LicenseIdentifier identifier = LicenseIdentifier.parse(body);

        assertThat(identifier.value()).isEqualTo("1.2.156.3005.2." + body);
        assertThat(LicenseIdentifier.parse(identifier.value().toLowerCase(Locale.ROOT)))
                .isEqualTo(identifier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M",
                "11100000000013338W011.11430000006122244L.20230000403.001.T",
                "11100000000013338W011.11430000006122244L.20230000403.1.U",
                "11100000000013338W011.11430000006122244L.20230000403.001",
                "11100000000013338W.11430000006122244L.20230000403.001.U",
                "2.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
                "11100000000013338W011.11430000006122244L.蒙字.001.U"
            })
    void aWrongCheckCharacterOrFormIsRefused(String body) {
        assertThatThrownBy(() -> LicenseIdentifier.parse(body)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePlaceholderOfTheDocumentationShouldEndInD() {
        LicenseIdentifier corrected = LicenseIdentifier.parse(
                "11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.D");

        assertThat(corrected.check()).isEqualTo('D');
    }

    @Test
    void aNewIdentifierGetsItsCheckCharacter() {
        assertThat(new LicenseIdentifier("11100000000013338W011", "11430000006122244L", "20230000403", 1).value())
                .isEqualTo("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U");
    }

    @Test
    void aSerialOfOtherCharactersOrAVersionPast999IsRefused() {
        assertThatThrownBy(() -> new LicenseIdentifier("11100000000013338W011", "340100", "蒙字1", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LicenseIdentifier("11100000000013338W011", "340100", "1", 1000))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
