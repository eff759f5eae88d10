package org.hefu.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColumnMappingTest {

    private static final ColumnMapping MAPPING =
            new ColumnMapping(Map.of("企业名称", "name", "注册资金", "capital"), Set.of("N/A", "-"));

    @Test
    void columnsGetTheNamesOfTheHub() {
        assertThat(MAPPING.apply(Map.of("企业名称", "好面包", "注册资金", "10")))
                .isEqualTo(Map.of("name", "好面包", "capital", "10"));
    }

    @Test
    void columnsThatAreNotMappedAreLeftOut() {
        assertThat(MAPPING.apply(Map.of("企业名称", "好面包", "电话", "1"))).isEqualTo(Map.of("name", "好面包"));
    }

    @Test
    void blanksAroundAValueAreTakenAway() {
        assertThat(MAPPING.apply(Map.of("企业名称", " 好面包\u3000"))).isEqualTo(Map.of("name", "好面包"));
    }

    @Test
    void whatStandsForNoValueIsLeftOut() {
        assertThat(MAPPING.apply(Map.of("企业名称", " N/A ", "注册资金", "-"))).isEmpty();
        assertThat(MAPPING.apply(Map.of("企业名称", "  "))).isEmpty();
        assertThat(MAPPING.apply(Map.of())).isEmpty();
    }
}
