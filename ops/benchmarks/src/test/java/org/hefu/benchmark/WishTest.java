package org.hefu.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishTest {

    @Test
    void namesAndSecondsAreUnderstood() {
        assertThat(Wish.of(List.of("sm2-sign", "--seconds", "9", "memory", "sm2-sign")))
                .isEqualTo(new Wish.Measure(List.of(Comparison.SM2_SIGN), true, 9));
        assertThat(Wish.of(List.of("all"))).isEqualTo(new Wish.Measure(List.of(Comparison.values()), true, 18));
        assertThat(Wish.of(List.of("--help"))).isEqualTo(new Wish.Help());
    }

    @ParameterizedTest
    @CsvSource({
        "wrongname,             there is no benchmark 'wrongname'",
        "sm2-sign --seconds abc, not 'abc'",
        "sm2-sign --seconds 0,  not '0'",
        "sm2-sign --seconds,    not ''",
        "'',                    name a benchmark"
    })
    void whatIsNotUnderstoodIsToldInASentence(String arguments, String why) {
        List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));

        assertThat(Wish.of(words))
                .isInstanceOfSatisfying(
                        Wish.Misunderstood.class,
                        misunderstood -> assertThat(misunderstood.why()).contains(why));
    }

    @Test
    void theUsageListsEveryName() {
        assertThat(Wish.USAGE).contains("all, sm2-sign, ", "timestamp", "memory");
    }
}
