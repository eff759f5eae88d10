package org.hefu.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hefu.file.RawRow.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonReaderTest {

    @Test
    void everyLineIsARow() throws IOException {
        List<RawRow> rows = read("{\"a\":\"好\"}\r\n\n{\"a\":\"2\"}");

        assertThat(rows).extracting(Rows::fields).containsExactly(Map.of("a", "好"), Map.of("a", "2"));
        assertThat(rows).extracting(RawRow::number).containsExactly(1L, 2L);
        assertThat(rows).extracting(Rows::original).containsExactly("{\"a\":\"好\"}", "{\"a\":\"2\"}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"text\"`,text",
                "12,12",
                "123456789012345678901234567890,123456789012345678901234567890",
                "1234567890123456.78,1234567890123456.78",
                "0.10,0.10",
                "true,true",
                "null,``",
                "`[1,{\"b\":2}]`,`[1,{\"b\":2}]`"
            })
    void aValueBecomesTheTextThatWasSent(String sent, String text) throws IOException {
        assertThat(read("{\"a\":" + sent + "}")).extracting(Rows::fields).containsExactly(Map.of("a", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1",
                "[1]",
                "12",
                "\"text\"",
                "null",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1}]",
                "{'a':1}",
                "   "
            })
    void whatIsNoObjectIsMalformedAndKept(String line) throws IOException {
        List<RawRow> rows = read(line + "\n{\"b\":\"2\"}\n");

        assertThat(rows).hasSize(2);
        assertThat(Rows.fault(rows.getFirst())).isEqualTo(Fault.NOT_AN_OBJECT);
        assertThat(Rows.original(rows.getFirst())).isEqualTo(line);
        assertThat(Rows.fields(rows.getLast())).isEqualTo(Map.of("b", "2"));
    }

    @Test
    void aRowInAnotherEncodingKeepsItsBytes() throws IOException {
        byte[] strange = "{\"a\":\"面包\"}".getBytes(Charset.forName("GB18030"));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(strange);
        body.writeBytes("\n{\"a\":\"2\"}".getBytes(StandardCharsets.UTF_8));

        List<RawRow> rows = Rows.of(new NdjsonReader(Rows.body(body.toByteArray())));

        assertThat(Rows.fault(rows.getFirst())).isEqualTo(Fault.WRONG_ENCODING);
        assertThat(rows.getFirst().original()).isEqualTo(strange);
        assertThat(Rows.fields(rows.getLast())).containsEntry("a", "2");
    }

    @Test
    void whatIsLeftOfALineThatIsTooLongIsNoRow() throws IOException {
        String tail = "{\"a\":\"smuggled\"}";
        String line = "x".repeat(LineReader.LONGEST_LINE) + tail;
        // The reader works in blocks of 64 KiB: the cut lies where the longest line ends.
        List<RawRow> rows = read(line + "\n{\"a\":\"2\"}\n");

        assertThat(rows.subList(0, rows.size() - 1)).extracting(Rows::fault).containsOnly(Fault.TOO_LONG);
        assertThat(Rows.fields(rows.getLast())).isEqualTo(Map.of("a", "2"));
    }

    @Test
    void aDeeplyNestedRowIsMalformed() throws IOException {
        List<RawRow> rows = read("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}\n{\"a\":\"2\"}");

        assertThat(Rows.fault(rows.getFirst())).isEqualTo(Fault.NOT_AN_OBJECT);
        assertThat(Rows.fields(rows.getLast())).isEqualTo(Map.of("a", "2"));
    }

    private static List<RawRow> read(String body) throws IOException {
        return Rows.of(new NdjsonReader(Rows.body(body)));
    }
}
