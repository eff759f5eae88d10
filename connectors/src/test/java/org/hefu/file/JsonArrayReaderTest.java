package org.hefu.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hefu.file.RawRow.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonArrayReaderTest {

    @Test
    void everyElementIsARowWithItsBytes() throws IOException {
        List<RawRow> rows = read(" [ {\"a\" : \"1\"} ,\n{\"a\":\"2\"}]\n");

        assertThat(rows).extracting(Rows::fields).containsExactly(Map.of("a", "1"), Map.of("a", "2"));
        assertThat(rows).extracting(Rows::original).containsExactly("{\"a\" : \"1\"}", "{\"a\":\"2\"}");
        assertThat(rows).extracting(RawRow::number).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "[]", " [ ] "})
    void anEmptyBodyOrArrayHasNoRows(String body) throws IOException {
        assertThat(read(body)).isEmpty();
    }

    @Test
    void bracketsAndQuotesInsideOfTextsEndNothing() throws IOException {
        String tricky = "{\"a\":\"}],{ \\\"]\\\\\",\"b\":\"\\\\\"}";

        List<RawRow> rows = read("[" + tricky + ",{\"a\":\"2\"}]");

        assertThat(rows).extracting(Rows::original).containsExactly(tricky, "{\"a\":\"2\"}");
        assertThat(Rows.fields(rows.getFirst()))
                .containsEntry("a", "}],{ \"]\\")
                .containsEntry("b", "\\");
    }

    @Test
    void nestedValuesAreKeptAsText() throws IOException {
        assertThat(read("[{\"a\":{\"b\":[1,{\"c\":[]}]}},{\"d\":\"1\"}]"))
                .extracting(Rows::fields)
                .containsExactly(Map.of("a", "{\"b\":[1,{\"c\":[]}]}"), Map.of("d", "1"));
    }

    @Test
    void elementsThatAreNoObjectsAreMalformed() throws IOException {
        List<RawRow> rows = read("[1, \"a,]\", [2], null, {\"a\":\"1\"}]");

        assertThat(rows).extracting(Rows::original).containsExactly("1", "\"a,]\"", "[2]", "null", "{\"a\":\"1\"}");
        assertThat(rows.subList(0, 4)).extracting(Rows::fault).containsOnly(Fault.NOT_AN_OBJECT);
        assertThat(Rows.fields(rows.getLast())).containsEntry("a", "1");
    }

    @Test
    void anElementThatWasCutIsMalformedAndKept() throws IOException {
        List<RawRow> rows = read("[{\"a\":\"1\"},{\"a\":\"2\",\"b\":[\"3");

        assertThat(Rows.fields(rows.getFirst())).containsEntry("a", "1");
        assertThat(Rows.fault(rows.getLast())).isEqualTo(Fault.NOT_AN_OBJECT);
        assertThat(Rows.original(rows.getLast())).isEqualTo("{\"a\":\"2\",\"b\":[\"3");
    }

    @Test
    void aSingleObjectIsARow() throws IOException {
        assertThat(read("{\"a\":\"1\"}\n")).extracting(Rows::fields).containsExactly(Map.of("a", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"a\":\"1\"}]", "{\"a\":\"1\"}"})
    void whatStandsBehindTheEndIsMalformedAndNotLost(String body) throws IOException {
        List<RawRow> rows = read(body + " [{\"a\":\"2\"}]\n");

        assertThat(Rows.fields(rows.getFirst())).containsEntry("a", "1");
        assertThat(rows.subList(1, rows.size())).extracting(Rows::fault).containsExactly(Fault.NOT_AN_OBJECT);
        assertThat(Rows.original(rows.getLast()).strip()).isEqualTo("[{\"a\":\"2\"}]");
    }

    @Test
    void anElementThatIsTooLongDoesNotTakeTheElementsBehindItAway() throws IOException {
        String element = "{\"a\":\"" + "x]},".repeat(LineReader.LONGEST_LINE / 2) + "\"}";

        List<RawRow> rows = read("[{\"a\":\"1\"}," + element + ",{\"a\":\"2\"}]");

        List<RawRow> parts = rows.subList(1, rows.size() - 1);
        assertThat(parts).extracting(Rows::fault).containsOnly(Fault.TOO_LONG);
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(Rows.original(part)));
        assertThat(all.toString().equals(element)).isTrue();
        assertThat(Rows.fields(rows.getLast())).containsEntry("a", "2");
    }

    private static List<RawRow> read(String body) throws IOException {
        return Rows.of(new JsonArrayReader(Rows.body(body)));
    }
}
