package org.hefu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class CriteriaTest {

    private static final String NO_ARREARS = "record.owedWages == 0 && record.openComplaints == 0";

    private final Criteria criteria = new Criteria();

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(Map.of("owedWages", 0, "openComplaints", 0), true),
                Arguments.of(Map.of("owedWages", 0L, "openComplaints", 0.0), true),
                Arguments.of(Map.of("owedWages", 1, "openComplaints", 0), false),
                Arguments.of(Map.of("owedWages", 5_000_000_000L, "openComplaints", 0), false),
                Arguments.of(Map.of("owedWages", 0.01, "openComplaints", 0), false));
    }

    @ParameterizedTest
    @MethodSource("records")
    void numbersOfEveryJsonKindAreCompared(Map<String, Object> record, boolean answer) {
        assertThat(criteria.answer(criterion(NO_ARREARS), record)).contains(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record.n == 1",
                "record.n > 0.5",
                "record.d < 1",
                "record.t == '好'",
                "record.t.size() == 1",
                "record.b",
                "2 in record.l",
                "record.l.size() == 2",
                "record.l.all(x, x > 0)",
                "record.m.x == 3",
                "record.z == null",
                "!has(record.y)"
            })
    void aRecordThatWasReadAsJsonIsAnswered(String expression) {
        Map<String, Object> record = new JsonMapper()
                .readValue(
                        "{\"n\":1,\"d\":0.5,\"t\":\"好\",\"b\":true,\"l\":[1,2],\"m\":{\"x\":3},\"z\":null}",
                        new TypeReference<>() {});

        assertThat(criteria.answer(criterion(expression), record)).contains(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"owedWages\":0}",
                "{\"owedWages\":0,\"openComplaints\":null}",
                "{\"owedWages\":\"0\",\"openComplaints\":[]}"
            })
    void aRecordThatDoesNotSayEnoughIsNotAnsweredYes(String record) {
        Map<String, Object> read = new JsonMapper().readValue(record, new TypeReference<>() {});

        assertThat(criteria.answer(criterion(NO_ARREARS), read)).isNotEqualTo(java.util.Optional.of(true));
    }

    @Test
    void aMissingFieldGivesNoAnswer() {
        assertThat(criteria.answer(criterion(NO_ARREARS), Map.of("owedWages", 0)))
                .isEmpty();
        assertThat(criteria.answer(criterion(NO_ARREARS), Map.of())).isEmpty();
    }

    @Test
    void numbersThatFitNoMachineWordGiveNoAnswerAndNoError() {
        Map<String, Object> record = new HashMap<>();
        record.put("openComplaints", 0);
        for (Object huge : List.of(new BigInteger("99999999999999999999"), new BigDecimal("1E400"))) {
            record.put("owedWages", huge);
            assertThat(criteria.answer(criterion(NO_ARREARS), record)).isNotEqualTo(java.util.Optional.of(true));
        }
    }

    @Test
    void anAnswerThatIsNoYesOrNoIsNone() {
        assertThat(criteria.answer(criterion("record.owedWages"), Map.of("owedWages", 12)))
                .isEmpty();
        assertThat(criteria.answer(criterion("record.closed"), Map.of("closed", true)))
                .contains(true);
    }

    @Test
    void aQuestionThatCannotBeWorkedOutGivesNoAnswer() {
        assertThat(criteria.answer(criterion("1 / record.n == 1"), Map.of("n", 0)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 + 1", "'text'", "record.a ==", "unknown == 1", "[1, 2]", "", "record.a == 1; true"})
    void whatIsNoYesOrNoQuestionIsRefusedWithAReason(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> criteria.check(criterion(expression)))
                .withMessageStartingWith("The criterion is not a yes/no question over record: ")
                .satisfies(refusal -> assertThat(refusal.getMessage().length()).isGreaterThan(60));
    }

    @Test
    void aQuestionThatIsTooLongIsRefused() {
        String longest = "record.a == '" + "x".repeat(1_000 - 14) + "'";
        criteria.check(criterion(longest));

        assertThatIllegalArgumentException().isThrownBy(() -> criteria.check(criterion(longest + " ")));
    }

    private static Criterion criterion(String expression) {
        return new Criterion("c", "条件", "Criterion", expression);
    }
}
