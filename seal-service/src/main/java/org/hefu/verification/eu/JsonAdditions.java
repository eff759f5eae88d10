package org.hefu.verification.eu;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What was added to a JSON signature after signing, ETSI TS 119 182-1, section 5.3, etsiU: proofs of time and of
 * certificates, each of which has a signature of its own. Nobody signed that they are there, so they may say nothing else.
 */
final class JsonAdditions {

    private static final Set<String> KINDS = Set.of(
            "sigTst", "xVals", "rVals", "axVals", "arVals", "arcTst", "tstVD", "sigRTst", "rfsTst", "sigPSt", "cSig");
    private static final Set<String> PARTS = Set.of(
            "tstTokens",
            "canonAlg",
            "val",
            "encoding",
            "specRef",
            "x509Cert",
            "crlVals",
            "ocspVals",
            "xVals",
            "rVals",
            "sigPolDoc",
            "spDSpec",
            "tstContainer",
            "id");

    /** An address or identifier, which is nothing to read. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[\\x21-\\x7e]{1,200}");

    private JsonAdditions() {}

    /** What is not known in it; empty if all is. */
    static Optional<String> unknown(JsonNode etsiU) throws StructureException {
        if (!etsiU.isArray()) {
            throw SignedJson.malformed();
        }
        boolean encoded = etsiU.path(0).isString();
        for (JsonNode one : etsiU.values()) {
            if (encoded != one.isString()) {
                throw SignedJson.malformed();
            }
            JsonNode addition = encoded ? decoded(one.stringValue()) : one;
            if (!addition.isObject() || addition.size() != 1) {
                throw SignedJson.malformed();
            }
            String kind = addition.propertyNames().iterator().next();
            if (!KINDS.contains(kind)) {
                return Optional.of(kind);
            }
            if (!(kind.equals("cSig") ? isCountersignature(addition.get(kind)) : isKnown("", addition.get(kind)))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static JsonNode decoded(String addition) throws StructureException {
        if (!StrictBase64.isForAddresses(addition)) {
            throw SignedJson.malformed();
        }
        return SignedJson.parse(new String(Base64.getUrlDecoder().decode(addition), StandardCharsets.UTF_8));
    }

    /** Section 5.3.2: whether it is true is judged elsewhere. */
    private static boolean isCountersignature(JsonNode signature) throws StructureException {
        String text = signature.isString() ? signature.stringValue() : signature.toString();
        SignedJson read = SignedJson.read(text.getBytes(StandardCharsets.UTF_8), null);
        return read.signatures() == 1 && read.structure().isPassed();
    }

    private static boolean isKnown(String name, JsonNode value) {
        if (value.isString()) {
            String text = value.stringValue();
            return name.equals("val")
                    ? StrictBase64.isPlain(text)
                    : !name.isEmpty() && NAME.matcher(text).matches();
        }
        if (value.isArray()) {
            return value.valueStream().allMatch(one -> one.isObject() && isKnown("", one));
        }
        return value.isObject()
                && value.propertyStream()
                        .allMatch(member ->
                                PARTS.contains(member.getKey()) && isKnown(member.getKey(), member.getValue()));
    }
}
