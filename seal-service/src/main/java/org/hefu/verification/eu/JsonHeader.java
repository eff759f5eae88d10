package org.hefu.verification.eu;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The protected header of a JSON signature, as far as it says what is signed.
 *
 * @param asItIs does the payload stand there as it is (RFC 7797), and not in Base64
 * @param objects ETSI TS 119 182-1, section 5.2.8, sigD: the files that are signed in place of a payload; null if it has none
 */
record JsonHeader(boolean asItIs, @Nullable JsonNode objects) {

    /** RFC 7797, section 6, and ETSI TS 119 182-1, section 5.2: what EU DSS understands. */
    private static final Set<String> CRITICAL = Set.of(
            "b64", "sigT", "x5t#o", "sigX5ts", "srCms", "sigPl", "srAts", "adoCommit", "adoTst", "sigPId", "sigD");

    private static final String BY_URI = "http://uri.etsi.org/19182/ObjectIdByURI";
    private static final String BY_URI_AND_HASH = "http://uri.etsi.org/19182/ObjectIdByURIHash";

    /**
     * @throws StructureException if it is none, or demands what is not understood
     */
    static JsonHeader read(String part) throws StructureException {
        if (!StrictBase64.isForAddresses(part)) {
            throw new StructureException("JSON_MALFORMED", "签名头不是 Base64", "The protected header is no Base64");
        }
        JsonNode header = SignedJson.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        if (!isTexts(header.path("crit")) || !isTexts(header.path("x5c"))) {
            throw SignedJson.malformed();
        }
        if (!header.path("crit").valueStream().map(JsonNode::stringValue).allMatch(CRITICAL::contains)) {
            throw new StructureException(
                    "CRITICAL_HEADER_UNKNOWN",
                    "签名头要求理解一个未知的成员，不予验证",
                    "The header demands that a member be understood which is not: RFC 7515, section 4.1.11");
        }
        boolean certificates =
                header.path("x5c").valueStream().map(JsonNode::stringValue).allMatch(StrictBase64::isPlain);
        JsonNode b64 = header.path("b64");
        // RFC 7797, section 6: who does not know b64 must not read on, since he would read something else.
        boolean critical = header.path("crit")
                .valueStream()
                .anyMatch(name -> name.stringValue("").equals("b64"));
        if (!certificates || !(b64.isMissingNode() || (b64.isBoolean() && critical))) {
            throw SignedJson.malformed();
        }
        return new JsonHeader(b64.isBoolean() && !b64.booleanValue(), header.get("sigD"));
    }

    private static boolean isTexts(JsonNode list) {
        return list.isMissingNode()
                || (list.isArray() && !list.isEmpty() && list.valueStream().allMatch(JsonNode::isString));
    }

    /**
     * Is what is signed one file, as one can come along? Where several are named, the others would have to come, too; and
     * the headers of a request (HttpHeaders), or whatever a mechanism means that is not known, never come along.
     */
    boolean isAboutOneFile() {
        if (objects == null) {
            return true;
        }
        JsonNode files = objects.path("pars");
        JsonNode digests = objects.path("hashV");
        boolean one = isTexts(files) && files.size() == 1;
        return switch (objects.path("mId").stringValue("")) {
            case BY_URI -> one && digests.isMissingNode();
            case BY_URI_AND_HASH ->
                one
                        && isTexts(digests)
                        && digests.size() == 1
                        && StrictBase64.isForAddresses(digests.get(0).stringValue());
            default -> false;
        };
    }
}
