package org.hefu.verification.eu;

import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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
    private final @Nullable String payload;
    private final List<JsonNode> signatures;
    private final List<JsonHeader> headers = new ArrayList<>();
    private final Optional<String> unknown;
    private final byte @Nullable [] content;

    private SignedJson(JsonNode object, byte @Nullable [] content) throws StructureException {
        this.object = object;
        this.content = content;
        this.signatures = signatures(object);
        String stranger = null;
        for (JsonNode one : signatures) {
            headers.add(header(one));
            JsonNode additions = one.path("header").path("etsiU");
            if (!additions.isMissingNode() && stranger == null) {
                stranger = JsonAdditions.unknown(additions).orElse(null);
            }
        }
        this.unknown = Optional.ofNullable(stranger);
        if (!(object.path("payload").isMissingNode() || object.path("payload").isString())) {
            throw malformed();
        }
        this.payload = payload(object.path("payload").stringValue(null));
    }

    private SignedJson(String[] parts, byte @Nullable [] content) throws StructureException {
        this.object = null;
        this.content = content;
        this.signatures = List.of();
        this.unknown = Optional.empty();
        headers.add(JsonHeader.read(parts[0]));
        this.payload = payload(parts[1].isEmpty() ? null : parts[1]);
        if (!StrictBase64.isForAddresses(parts[2])) {
            throw malformed();
        }
    }

    /**
     * @param content the signed file, if it came along
     * @throws StructureException if it is no JSON, says one thing twice, or something else than the standard has it
     */
    static SignedJson read(byte[] file, byte @Nullable [] content) throws StructureException {
        String text = new String(file, StandardCharsets.UTF_8);
        if (text.stripLeading().startsWith("{")) {
            return new SignedJson(parse(text), content);
        }
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 3) {
            throw malformed();
        }
        return new SignedJson(parts, content);
    }

    /** Null if there is none: where the header names files (sigD), these are signed in its place. */
    private @Nullable String payload(@Nullable String carried) throws StructureException {
        boolean asItIs = asItIs();
        boolean files = headers.stream().anyMatch(header -> header.objects() != null);
        String letters = carried == null ? "" : carried;
        // RFC 7797, section 3: all signatures of a payload say the same of it.
        if (headers.stream().anyMatch(header -> header.asItIs() != asItIs)
                || !(asItIs || StrictBase64.isForAddresses(letters))
                || (files && !letters.isEmpty())) {
            throw malformed();
        }
        return files ? null : carried;
    }

    /** Each member is of the type that the standard gives it; what readers make of another one nobody knows. */
    private static JsonHeader header(JsonNode signature) throws StructureException {
        JsonNode unprotected = signature.path("header");
        if (!signature.path("protected").isString()
                || !signature.path("signature").isString()
                || !StrictBase64.isForAddresses(signature.path("signature").stringValue())
                || !(unprotected.isMissingNode() || unprotected.isObject())) {
            throw malformed();
        }
        return JsonHeader.read(signature.path("protected").stringValue());
    }

    private boolean asItIs() {
        return headers.stream().anyMatch(JsonHeader::asItIs);
    }

    static JsonNode parse(String text) throws StructureException {
        try {
            JsonNode node = STRICT.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            // Answered below: for whoever reads the report, every malformed text is one.
        }
        throw malformed();
    }

    static StructureException malformed() {
        return new StructureException(
                "JSON_MALFORMED",
                "JSON 不完整、有重复的成员、嵌套过深，或成员不是标准规定的形式",
                "The JSON is malformed, says one thing twice, is too deep, or a member has not the form of the standard");
    }

    private static List<JsonNode> signatures(JsonNode object) throws StructureException {
        JsonNode several = object.path("signatures");
        if (several.isMissingNode()) {
            return List.of(object);
        }
        if (!several.isArray()) {
            throw malformed();
        }
        return several.valueStream().toList();
    }

    @Override
    public Finding structure() {
        if (unknown.isPresent() && isPlain()) {
            return Finding.unknown(
                    Check.STRUCTURE,
                    SubIndication.FORMAT_FAILURE,
                    "ADDITION_UNKNOWN",
                    "签名之后附加了不认识的内容：" + unknown.get(),
                    "Something that is not known was added after signing: " + unknown.get());
        }
        if (isPlain()) {
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
    private boolean isPlain() {
        boolean general = object != null && object.has("signatures");
        return object == null
                || ((general ? GENERAL : FLATTENED).containsAll(object.propertyNames())
                        && signatures.stream()
                                .allMatch(one -> (!general || ONE.containsAll(one.propertyNames()))
                                        && Set.of("etsiU")
                                                .containsAll(one.path("header").propertyNames())));
    }

    @Override
    public int signatures() {
        return object == null ? 1 : signatures.size();
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
        if (!headers.stream().allMatch(JsonHeader::isAboutOneFile)) {
            return new Span(
                    Finding.unknown(
                            Check.COVERAGE,
                            SubIndication.SIGNED_DATA_NOT_FOUND,
                            "CONTENT_NOT_ONE_FILE",
                            "签名的对象不是一个文件（sigD），无法核对",
                            "What is signed is not one file (sigD), and cannot be held against it"),
                    List.of());
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
        if (asItIs()) {
            return Arrays.equals(carried.getBytes(StandardCharsets.UTF_8), beside);
        }
        return Arrays.equals(Base64.getUrlDecoder().decode(carried), beside);
    }
}
