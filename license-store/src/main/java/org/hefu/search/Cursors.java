package org.hefu.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hefu.crypt.TokenKind;
import org.hefu.crypt.Tokens;

/**
 * Cursors: where a page ended, with a token that only the hub can make and that binds it to the question asked.
 *
 * <p>{@code base64url(stage (1 byte) || id (16 bytes) || folded name in UTF-8 || token (16 bytes))}. The name is that of
 * an organization; where the page ended at a person, it is empty.
 */
final class Cursors {

    private static final int LONGEST = 4_000;
    private static final int BEFORE_NAME = 1 + 16;

    /** The last row of a page. */
    record Position(Stage stage, String name, UUID id) {}

    private final Tokens tokens;

    Cursors(Tokens tokens) {
        this.tokens = tokens;
    }

    String write(Position position, LicenseQuery query) {
        byte[] name = position.name().getBytes(StandardCharsets.UTF_8);
        byte[] place = ByteBuffer.allocate(BEFORE_NAME + name.length)
                .put(position.stage().letter())
                .putLong(position.id().getMostSignificantBits())
                .putLong(position.id().getLeastSignificantBits())
                .put(name)
                .array();
        byte[] token = token(place, query);
        byte[] cursor = Arrays.copyOf(place, place.length + token.length);
        System.arraycopy(token, 0, cursor, place.length, token.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    Position read(String cursor, LicenseQuery query) {
        byte[] bytes = decoded(cursor);
        if (bytes.length < BEFORE_NAME + Tokens.BYTES) {
            throw new InvalidCursorException();
        }
        byte[] place = Arrays.copyOf(bytes, bytes.length - Tokens.BYTES);
        byte[] token = Arrays.copyOfRange(bytes, place.length, bytes.length);
        if (!MessageDigest.isEqual(token, token(place, query))) {
            throw new InvalidCursorException();
        }
        ByteBuffer content = ByteBuffer.wrap(place);
        Stage stage = Stage.of(content.get());
        UUID id = new UUID(content.getLong(), content.getLong());
        return new Position(stage, StandardCharsets.UTF_8.decode(content).toString(), id);
    }

    private byte[] token(byte[] place, LicenseQuery query) {
        String question = Stream.of(
                        query.text(),
                        query.holderId(),
                        query.number(),
                        query.typeCode(),
                        query.regionCode(),
                        query.status())
                .map(asked -> Objects.toString(asked, ""))
                .collect(Collectors.joining("\u0000"));
        byte[] asked = question.getBytes(StandardCharsets.UTF_8);
        byte[] message = ByteBuffer.allocate(Integer.BYTES + place.length + asked.length)
                .putInt(place.length)
                .put(place)
                .put(asked)
                .array();
        return tokens.token(TokenKind.SEARCH_CURSOR, message);
    }

    private static byte[] decoded(String cursor) {
        if (cursor.length() > LONGEST) {
            throw new InvalidCursorException();
        }
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidCursorException();
        }
    }
}
