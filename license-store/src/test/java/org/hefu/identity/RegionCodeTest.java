package org.hefu.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionCodeTest {

    private static final RegionCode INNER_MONGOLIA = new RegionCode("150000");
    private static final RegionCode ORDOS = new RegionCode("150600");
    private static final RegionCode OTOG_FRONT_BANNER = new RegionCode("150623");

    @Test
    void aCountyLiesInItsCityAndItsProvince() {
        assertThat(OTOG_FRONT_BANNER.parent()).contains(ORDOS);
        assertThat(ORDOS.parent()).contains(INNER_MONGOLIA);
        assertThat(INNER_MONGOLIA.parent()).isEmpty();
    }

    @Test
    void aRegionContainsItselfAndWhatLiesBelow() {
        assertThat(INNER_MONGOLIA.contains(OTOG_FRONT_BANNER)).isTrue();
        assertThat(ORDOS.contains(OTOG_FRONT_BANNER)).isTrue();
        assertThat(ORDOS.contains(ORDOS)).isTrue();
        assertThat(OTOG_FRONT_BANNER.contains(ORDOS)).isFalse();
        assertThat(new RegionCode("150300").contains(OTOG_FRONT_BANNER)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"15062", "1506233", "15A623", "000000", "150023", ""})
    void whatIsNotSixDigitsLevelByLevelIsRefused(String code) {
        assertThat(RegionCode.isValid(code)).isFalse();
        assertThatThrownBy(() -> RegionCode.parse(code)).hasMessageContaining("150623");
    }
}
