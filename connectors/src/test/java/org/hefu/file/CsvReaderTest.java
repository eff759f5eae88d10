package org.hefu.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hefu.file.RawRow.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void columnsAreNamedByTheHeader() throws IOException {
        List<RawRow> rows = read("name,code\n好面包,A1\n大建筑,B2\n");

        assertThat(rows)
                .extracting(Rows::fields)
                .containsExactly(Map.of("name", "好面包", "code", "A1"), Map.of("name", "大建筑", "code", "B2"));
        assertThat(rows).extracting(RawRow::number).containsExactly(1L, 2L);
        assertThat(rows).extracting(Rows::original).containsExactly("好面包,A1", "大建筑,B2");
    }

    @Test
    void aQuotedFieldHoldsCommasDoubledQuotesAndLineEnds() throws IOException {
        List<RawRow> rows = read("name,code\n\"a,b \"\"c\"\"\nd\",1\ne,2\n");

        assertThat(rows)
                .extracting(Rows::fields)
                .containsExactly(Map.of("name", "a,b \"c\"\nd", "code", "1"), Map.of("name", "e", "code", "2"));
    }

    /** Each line opens a quoted field that never closes, so that every row looks ahead. */
    @Test
    @Timeout(20)
    void rowsThatLookAheadInVainDoNotReadTheSameTextOverAndOver() throws IOException {
        String line = "\"" + "a".repeat(8_000) + "\"\"" + "b".repeat(8_000) + "\n";

        List<RawRow> rows = read("name,code\n" + line.repeat(1_000) + "好面包,A1\n");

        assertThat(rows).hasSize(1_001);
        assertThat(rows.getLast()).extracting(Rows::fields).isEqualTo(Map.of("name", "好面包", "code", "A1"));
    }

    @Test
    void aHeaderOfVeryManyColumnsIsNone() {
        assertThatExceptionOfType(CsvReader.HeaderException.class).isThrownBy(() -> read("name" + ",x".repeat(1_000)));
    }

    @Test
    void aRowOfManyFieldsWeighsMoreThanItsText() throws IOException {
        StringBuilder header = new StringBuilder("a");
        for (int i = 1; i < 1_000; i++) {
            header.append(",b").append(i);
        }

        assertThat(read(header + "\n" + ",".repeat(999) + "\n").getFirst().weight())
                .isGreaterThan(100_000);
    }

    @Test
    void emptyFieldsAreFields() throws IOException {
        assertThat(read("a,b,c\n,\"\",\n")).extracting(Rows::fields).containsExactly(Map.of("a", "", "b", "", "c", ""));
    }

    @Test
    void linesMayEndAsWindowsWritesThem() throws IOException {
        List<RawRow> rows = read("name,code\r\na,1\r\n\r\n\"b\",2\r\n");

        assertThat(rows)
                .extracting(Rows::fields)
                .containsExactly(Map.of("name", "a", "code", "1"), Map.of("name", "b", "code", "2"));
    }

    @Test
    void aLineEndInsideAQuotedFieldIsKeptByteByByte() throws IOException {
        List<RawRow> rows = read("name,code\r\n\"a\r\nb\",1\r\n");

        assertThat(rows).extracting(Rows::original).containsExactly("\"a\r\nb\",1");
        assertThat(rows).extracting(Rows::fields).containsExactly(Map.of("name", "a\r\nb", "code", "1"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() throws IOException {
        CsvReader reader = new CsvReader(Rows.body("\uFEFF\"name\", code \na,1\n"), StandardCharsets.UTF_8);

        assertThat(reader.header()).containsExactly("name", "code");
        assertThat(Rows.of(reader)).extracting(Rows::fields).containsExactly(Map.of("name", "a", "code", "1"));
    }

    @Test
    void blankLinesAreNoRows() throws IOException {
        assertThat(read("a,b\n\n1,2\n\r\n\n3,4")).extracting(RawRow::number).containsExactly(1L, 2L);
    }

    @Test
    void aRowCutInsideAQuotedFieldDoesNotSwallowTheRowsBehindIt() throws IOException {
        List<RawRow> rows = read("a,b\n1,\"cut\n2,\"x\"\n\"3\",y\n4,z\n");

        assertThat(Rows.fault(rows.getFirst())).isEqualTo(Fault.UNCLOSED_QUOTE);
        assertThat(Rows.original(rows.getFirst())).isEqualTo("1,\"cut");
        assertThat(rows.subList(1, rows.size()))
                .extracting(Rows::fields)
                .containsExactly(Map.of("a", "2", "b", "x"), Map.of("a", "3", "b", "y"), Map.of("a", "4", "b", "z"));
        assertThat(rows).extracting(RawRow::number).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void theLastRowCutInsideAQuotedFieldIsMalformed() throws IOException {
        List<RawRow> rows = read("a,b\n1,x\n2,\"cu");

        assertThat(rows).hasSize(2);
        assertThat(Rows.fault(rows.getLast())).isEqualTo(Fault.UNCLOSED_QUOTE);
        assertThat(Rows.original(rows.getLast())).isEqualTo("2,\"cu");
    }

    @Test
    void theLastRowCutBeforeItsLastColumnIsMalformed() throws IOException {
        List<RawRow> rows = read("a,b,c\n1,2,3\n4,5");

        assertThat(Rows.fault(rows.getLast())).isEqualTo(Fault.WRONG_COLUMN_COUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1,2,3", "1,\"2\",", "  "})
    void tooManyOrTooFewColumnsMakeNoRow(String line) throws IOException {
        List<RawRow> rows = read("a,b\n" + line + "\n8,9\n");

        assertThat(Rows.fault(rows.getFirst())).isEqualTo(Fault.WRONG_COLUMN_COUNT);
        assertThat(Rows.original(rows.getFirst())).isEqualTo(line);
        assertThat(Rows.fields(rows.getLast())).containsEntry("a", "8");
    }

    @Test
    void textBehindAClosingQuoteMakesNoRow() throws IOException {
        List<RawRow> rows = read("a,b\n\"1\"x,2\n3,4\n");

        assertThat(Rows.fault(rows.getFirst())).isEqualTo(Fault.UNCLOSED_QUOTE);
        assertThat(Rows.fields(rows.getLast())).containsEntry("a", "3");
    }

    @Test
    void aRowInAnotherEncodingKeepsItsBytes() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("a,b\n1,好\n".getBytes(StandardCharsets.UTF_8));
        byte[] strange = "2,面包".getBytes(GB18030);
        body.writeBytes(strange);
        body.writeBytes("\n3,好\n".getBytes(StandardCharsets.UTF_8));

        List<RawRow> rows = Rows.of(new CsvReader(Rows.body(body.toByteArray()), StandardCharsets.UTF_8));

        assertThat(Rows.fault(rows.get(1))).isEqualTo(Fault.WRONG_ENCODING);
        assertThat(rows.get(1).original()).isEqualTo(strange);
        assertThat(Rows.fields(rows.get(2))).containsEntry("b", "好");
    }

    @Test
    void theEncodingCanBeNamed() throws IOException {
        byte[] body = "名称,代码\n好面包,\"𠮷,1\"\n".getBytes(GB18030);

        List<RawRow> rows = Rows.of(new CsvReader(Rows.body(body), GB18030));

        assertThat(rows).extracting(Rows::fields).containsExactly(Map.of("名称", "好面包", "代码", "𠮷,1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"name,code\n1,2\n"})
    void aFileWithoutAReadableHeaderIsRefused(String body) {
        assertThatExceptionOfType(CsvReader.HeaderException.class).isThrownBy(() -> read(body));
    }

    @Test
    void aHeaderInAnotherEncodingIsRefused() {
        InputStream body = Rows.body("名称,代码\n".getBytes(GB18030));

        assertThatExceptionOfType(CsvReader.HeaderException.class)
                .isThrownBy(() -> new CsvReader(body, StandardCharsets.UTF_8));
    }

    @Test
    void aLineThatIsTooLongIsMalformedToItsEndAndNoneOfItsBytesIsLost() throws IOException {
        // What is left of the long line behind the longest part has two columns: it must not pass for a row.
        String line = "x".repeat(3 * LineReader.LONGEST_LINE / 2) + ",1";
        List<RawRow> rows = read("a,b\n" + line + "\n2,3\n");

        List<RawRow> parts = rows.subList(0, rows.size() - 1);
        assertThat(parts).extracting(Rows::fault).containsOnly(Fault.TOO_LONG);
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(Rows.original(part)));
        assertThat(all.toString().equals(line)).isTrue();
        assertThat(Rows.fields(rows.getLast())).containsEntry("a", "2");
    }

    @Test
    void aBodyThatBreaksOffIsAnErrorAndNotAnEnd() throws IOException {
        InputStream broken = new InputStream() {
            private final InputStream begin = Rows.body("a,b\n1,2\n3");

            @Override
            public int read() throws IOException {
                int c = begin.read();
                if (c < 0) {
                    throw new IOException("connection reset");
                }
                return c;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int count = begin.read(buffer, from, Math.min(length, 3));
                if (count < 0) {
                    throw new IOException("connection reset");
                }
                return count;
            }
        };
        CsvReader reader = new CsvReader(broken, StandardCharsets.UTF_8);

        assertThat(Rows.fields(reader.next())).containsEntry("a", "1");
        assertThatExceptionOfType(IOException.class).isThrownBy(reader::next);
    }

    private static List<RawRow> read(String body) throws IOException {
        return Rows.of(new CsvReader(Rows.body(body), StandardCharsets.UTF_8));
    }
}
