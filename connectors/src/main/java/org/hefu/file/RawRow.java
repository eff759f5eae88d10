package org.hefu.file;

import java.util.Map;

/**
 * One pushed row as it came.
 *
 * @param number counted from 1; a header is not counted
 * @param original the bytes of the row, without its line end; a row that is too long comes in pieces, each a row
 */
public record RawRow(long number, byte[] original, Content content) {

    private static final long BYTES_OF_A_FIELD = 128;

    /** About how many bytes of memory this row takes; many small fields take more than their text. */
    public long weight() {
        return switch (content) {
            case Fields fields ->
                original.length + BYTES_OF_A_FIELD * fields.values().size();
            case Malformed malformed -> original.length;
        };
    }

    /** What could be made of the bytes. */
    public sealed interface Content {}

    /** Column names to values. */
    public record Fields(Map<String, String> values) implements Content {}

    /** The bytes make no row. */
    public record Malformed(Fault fault) implements Content {}

    /** What is wrong with the bytes of a row. */
    public enum Fault {
        WRONG_ENCODING("不是有效的 {0} 编码", "the bytes are not {0}"),
        WRONG_COLUMN_COUNT("列数与表头不符，可能被截断", "the number of columns is not that of the header: the row may be cut"),
        UNCLOSED_QUOTE("引号没有配对，可能被截断", "a quotation mark is not closed: the row may be cut"),
        NOT_AN_OBJECT("不是 JSON 对象", "this is not a JSON object"),
        TOO_LONG("该行过长", "the row is too long");

        private final String chinese;
        private final String english;

        Fault(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String sentence(boolean inChinese, String encoding) {
            return (inChinese ? chinese : english).replace("{0}", encoding);
        }
    }
}
