package org.hefu.verification.eu;

import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Covered;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON signature (RFC 7515, section 7; ETSI TS 119 182-1), read to find out whether all that it shows is signed:
 * members that no reader expects, members that come twice, headers that nobody signed.
 */
final class SignedJson implements StrictStructure {

    private static final int MOST_DEPTH = 100;
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> FLATTENED = Set.of("payload", "protected", "header", "signature");
    private static final Set<String> GENERAL = Set.of("payload", "signatures");
    private static final Set<String> ONE = Set.of("protected", "header", "signature");

    /** RFC 7797, section 6, and ETSI TS 119 182-1, section 5.2: what EU DSS understands. */
    private static final Set<String> CRITICAL = Set.of(
            "b64", "sigT", "x5t#o", "sigX5ts", "srCms", "sigPl", "srAts", "adoCommit", "adoTst", "sigPId", "sigD");

    private final @Nullable JsonNode object;
    private final @Nullable String payload;
    private final boolean asItIs;
    private final byte @Nullable [] content;

    private SignedJson(@Nullable JsonNode object, @Nullable String payload, boolean asItIs, byte @Nullable [] content) {
        this.object = object;
        this.payload = payload;
        this.asItIs = asItIs;
        this.content = content;
    }

    /**
     * @param content the signed file, if it came along
     * @throws StructureException if it is no JSON, or says one thing twice
     */
    static SignedJson read(byte[] file, byte @Nullable [] content) throws StructureException {
        String text = new String(file, StandardCharsets.UTF_8);
        if (!text.stripLeading().startsWith("{")) {
            String[] parts = text.strip().split("\\.", -1);
            boolean asItIs = header(parts[0]);
            return new SignedJson(null, parts.length > 1 && !parts[1].isEmpty() ? parts[1] : null, asItIs, content);
        }
        JsonNode object = parse(text);
        boolean asItIs = false;
        for (JsonNode one : signatures(object)) {
            asItIs |= header(one.path("protected").stringValue(""));
        }
        return new SignedJson(object, object.path("payload").stringValue(null), asItIs, content);
    }

    private static JsonNode parse(String text) throws StructureException {
        try {
            JsonNode node = STRICT.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            // Answered below: for whoever reads the report, every malformed text is one.
        }
        throw new StructureException(
                "JSON_MALFORMED",
                "JSON 不完整、有重复的成员或嵌套过深",
                "The JSON is malformed, says one thing twice, or is too deep");
    }

    /** @return whether the payload stands there as it is (RFC 7797) */
    private static boolean header(String part) throws StructureException {
        try {
            JsonNode header = parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
            if (!header.path("crit")
                    .valueStream()
                    .map(name -> name.stringValue(""))
                    .allMatch(CRITICAL::contains)) {
                throw new StructureException(
                        "CRITICAL_HEADER_UNKNOWN",
                        "签名头要求理解一个未知的成员，不予验证",
                        "The header demands that a member be understood which is not: RFC 7515, section 4.1.11");
            }
            return header.path("b64").isBoolean() && !header.path("b64").booleanValue();
        } catch (IllegalArgumentException e) {
            throw new StructureException("JSON_MALFORMED", "签名头不是 Base64", "The protected header is no Base64");
        }
    }

    private static List<JsonNode> signatures(JsonNode object) {
        return object.has("signatures")
                ? object.path("signatures").valueStream().toList()
                : List.of(object);
    }

    @Override
    public Finding structure() {
        if (object == null || isPlain(object)) {
            return Finding.passed(Check.STRUCTURE, "JSON 结构明确，无多余成员", "Strict JSON without members that nobody signed");
        }
        return Finding.failed(
                Check.STRUCTURE,
                SubIndication.FORMAT_FAILURE,
                "MEMBER_NOT_COVERED",
                "JSON 中有签名未覆盖的成员",
                "The JSON has members that no signature covers");
    }

    /** Of what is not protected only the signature's own additions are known (ETSI TS 119 182-1, section 5.3). */
    private static boolean isPlain(JsonNode object) {
        boolean general = object.has("signatures");
        return (general ? GENERAL : FLATTENED).containsAll(object.propertyNames())
                && signatures(object).stream()
                        .allMatch(one -> (!general || ONE.containsAll(one.propertyNames()))
                                && Set.of("etsiU")
                                        .containsAll(one.path("header").propertyNames()));
    }

    @Override
    public int signatures() {
        return object == null ? 1 : signatures(object).size();
    }

    @Override
    public Span span(AdvancedSignature signature) {
        if (signature.isCounterSignature()) {
            return new Span(
                    Finding.passed(Check.COVERAGE, "副署：覆盖另一个签名", "A countersignature, covering another signature"),
                    List.of(new Covered(Covered.Kind.SIGNATURE, "")));
        }
        if (payload != null && content != null && !isContent(payload, content)) {
            return new Span(
                    Finding.failed(
                            Check.COVERAGE,
                            SubIndication.HASH_FAILURE,
                            "CONTENT_DIFFERS",
                            "签名自带的原文与所提供的文件不同",
                            "The content inside the signature is not the file that came along"),
                    List.of());
        }
        if (payload != null) {
            return new Span(
                    Finding.passed(Check.COVERAGE, "覆盖其中的全部载荷", "Covers all of the payload inside"),
                    List.of(new Covered(Covered.Kind.CONTENT, "")));
        }
        if (content != null) {
            return new Span(
                    Finding.passed(Check.COVERAGE, "覆盖所提供的整个文件", "Covers all of the file that came along"),
                    List.of(new Covered(Covered.Kind.FILE, "")));
        }
        return new Span(
                Finding.unknown(
                        Check.COVERAGE,
                        SubIndication.SIGNED_DATA_NOT_FOUND,
                        "CONTENT_MISSING",
                        "原文不在签名文件中，须同时提供原文",
                        "The signed content is in another file, which must come along"),
                List.of());
    }

    /** Encoded, or as it is where the header says so: what a signer means is not guessed. */
    private boolean isContent(String carried, byte[] beside) {
        if (asItIs) {
            return Arrays.equals(carried.getBytes(StandardCharsets.UTF_8), beside);
        }
        try {
            return Arrays.equals(Base64.getUrlDecoder().decode(carried), beside);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
