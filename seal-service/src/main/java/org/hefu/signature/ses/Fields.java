package org.hefu.signature.ses;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.hefu.certificate.Asn1FormatException;

/** Takes the fields of a sequence one after another, each of the type that the standard gives it. */
final class Fields {

    private static final DateTimeFormatter GENERALIZED = new DateTimeFormatterBuilder()
            .appendPattern("uuuuMMddHHmmss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter UTC = new DateTimeFormatterBuilder()
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1950)
            .appendPattern("MMddHHmmss'Z'")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int PLAIN_LENGTH = 15;

    private final String name;
    private final ASN1Sequence sequence;
    private int next;

    private Fields(String name, ASN1Sequence sequence) {
        this.name = name;
        this.sequence = sequence;
    }

    /**
     * @param name of the structure, for messages
     */
    static Fields of(String name, ASN1Encodable value) {
        if (value.toASN1Primitive() instanceof ASN1Sequence sequence) {
            return new Fields(name, sequence);
        }
        throw new Asn1FormatException(name + " is not a sequence");
    }

    int size() {
        return sequence.size();
    }

    boolean hasMore() {
        return next < sequence.size();
    }

    ASN1Encodable any(String field) {
        if (!hasMore()) {
            throw new Asn1FormatException(name + " ends before " + field);
        }
        return sequence.getObjectAt(next++);
    }

    Fields fields(String field) {
        return of(field, any(field));
    }

    private <T> T typed(String field, Class<T> type) {
        ASN1Encodable value = any(field);
        if (type.isInstance(value.toASN1Primitive())) {
            return type.cast(value.toASN1Primitive());
        }
        throw new Asn1FormatException(field + " of " + name + " is of the wrong type");
    }

    int integer(String field) {
        return typed(field, ASN1Integer.class).intValueExact();
    }

    String ia5(String field) {
        return typed(field, ASN1IA5String.class).getString();
    }

    String utf8(String field) {
        return typed(field, ASN1UTF8String.class).getString();
    }

    String printable(String field) {
        return typed(field, ASN1PrintableString.class).getString();
    }

    String identifier(String field) {
        return typed(field, ASN1ObjectIdentifier.class).getId();
    }

    byte[] octets(String field) {
        return typed(field, ASN1OctetString.class).getOctets();
    }

    byte[] bits(String field) {
        return typed(field, ASN1BitString.class).getOctets();
    }

    /** A BOOLEAN DEFAULT FALSE, which DER leaves out when it is false. */
    boolean flag(String field) {
        if (hasMore() && sequence.getObjectAt(next).toASN1Primitive() instanceof ASN1Boolean) {
            if (!typed(field, ASN1Boolean.class).isTrue()) {
                throw new Asn1FormatException(field + " of " + name + " is written although it is the default");
            }
            return true;
        }
        return false;
    }

    /** GeneralizedTime in V4 and V5, UTCTime in V1; makers mix them up, and no time can be read in two ways. */
    Instant time(String field) {
        return switch (any(field).toASN1Primitive()) {
            case ASN1GeneralizedTime time -> instant(time.getTimeString(), GENERALIZED);
            case ASN1UTCTime time -> instant(time.getTime().replace("GMT+00:00", "Z"), UTC);
            default -> throw new Asn1FormatException(field + " of " + name + " is no time");
        };
    }

    private Instant instant(String text, DateTimeFormatter form) {
        try {
            if (form.equals(GENERALIZED) && isPlain(text)) {
                return plain(text);
            }
            return LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new Asn1FormatException("A time of " + name + " is malformed: " + text, e);
        }
    }

    /** Whole seconds of coordinated time, as nearly everybody writes them. */
    private static boolean isPlain(String text) {
        boolean plain = text.length() == PLAIN_LENGTH && text.endsWith("Z");
        for (int i = 0; plain && i < PLAIN_LENGTH - 1; i++) {
            plain = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return plain;
    }

    /** As the formatter would read it, at a tenth of the cost. */
    private static Instant plain(String text) {
        return LocalDateTime.of(
                        Integer.parseInt(text, 0, 4, 10),
                        Integer.parseInt(text, 4, 6, 10),
                        Integer.parseInt(text, 6, 8, 10),
                        Integer.parseInt(text, 8, 10, 10),
                        Integer.parseInt(text, 10, 12, 10),
                        Integer.parseInt(text, 12, 14, 10))
                .toInstant(ZoneOffset.UTC);
    }

    /** The next field if it is explicitly tagged with 0. */
    Optional<ASN1Encodable> tagged() {
        if (hasMore() && sequence.getObjectAt(next) instanceof ASN1TaggedObject tagged) {
            if (!tagged.hasContextTag(0) || !tagged.isExplicit()) {
                throw new Asn1FormatException(name + " has a field that is not known");
            }
            next++;
            return Optional.of(tagged.getExplicitBaseObject());
        }
        return Optional.empty();
    }

    void end() {
        if (hasMore()) {
            throw new Asn1FormatException(name + " has " + (size() - next) + " fields too many");
        }
    }

    static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new Asn1FormatException("An ASN.1 value cannot be read", e);
        }
    }
}
