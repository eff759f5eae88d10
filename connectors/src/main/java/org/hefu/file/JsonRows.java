package org.hefu.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hefu.file.RawRow.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes a row of one JSON object whose members are texts, numbers, booleans or null. */
final class JsonRows {

    /** Numbers keep the digits they were sent with: an amount that goes through a double may come out another. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonRows() {}

    static RawRow row(long number, byte[] original) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(original))
                    .toString();
            JsonNode node = JSON.readTree(text);
            if (node != null && node.isObject()) {
                Map<String, String> values = new LinkedHashMap<>();
                node.properties().forEach(member -> values.put(member.getKey(), text(member.getValue())));
                return new RawRow(number, original, new RawRow.Fields(values));
            }
            return new RawRow(number, original, new RawRow.Malformed(Fault.NOT_AN_OBJECT));
        } catch (CharacterCodingException e) {
            return new RawRow(number, original, new RawRow.Malformed(Fault.WRONG_ENCODING));
        } catch (JacksonException e) {
            return new RawRow(number, original, new RawRow.Malformed(Fault.NOT_AN_OBJECT));
        }
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
