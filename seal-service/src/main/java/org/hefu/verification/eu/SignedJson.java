package org.hefu.verification.eu;

import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import java.nio.charset.StandardCharsets;
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

    private final @Nullable JsonNode object;
    private final boolean payloadInside;
    private final boolean contentBeside;

    private SignedJson(@Nullable JsonNode object, boolean payloadInside, boolean contentBeside) {
        this.object = object;
        this.payloadInside = payloadInside;
        this.contentBeside = contentBeside;
    }

    /**
     * @param contentBeside did the signed file come along
     * @throws StructureException if it is no JSON, or says one thing twice
     */
    static SignedJson read(byte[] file, boolean contentBeside) throws StructureException {
        String text = new String(file, StandardCharsets.UTF_8);
        if (!text.stripLeading().startsWith("{")) {
            String[] parts = text.strip().split("\\.", -1);
            header(parts[0]);
            return new SignedJson(null, parts.length > 1 && !parts[1].isEmpty(), contentBeside);
        }
        JsonNode object = parse(text);
        for (JsonNode one : signatures(object)) {
            header(one.path("protected").stringValue(""));
        }
        return new SignedJson(object, object.hasNonNull("payload"), contentBeside);
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

    private static void header(String part) throws StructureException {
        try {
            parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
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
        if (payloadInside) {
            return new Span(
                    Finding.passed(Check.COVERAGE, "覆盖其中的全部载荷", "Covers all of the payload inside"),
                    List.of(new Covered(Covered.Kind.CONTENT, "")));
        }
        if (contentBeside) {
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
}
