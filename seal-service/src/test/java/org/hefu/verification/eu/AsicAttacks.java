package org.hefu.verification.eu;

import static org.hefu.certificate.TestAuthority.NOW;
import static org.hefu.verification.eu.EuFiles.JSON;
import static org.hefu.verification.eu.EuFiles.XML;
import static org.hefu.verification.eu.EuFiles.asic;
import static org.hefu.verification.eu.EuFiles.bytes;
import static org.hefu.verification.eu.EuFiles.text;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.eu.AsicSigner;
import org.hefu.signature.eu.AsicSigner.NamedFile;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;
import org.hefu.verification.Attack;
import org.hefu.verification.SignerAttacks;

/** Makes a file for each attack on a signed container, named by its defect. */
final class AsicAttacks {

    private static final String NAME = "证照.xml";
    private static final String MANIFEST = "META-INF/ASiCManifest.xml";
    private static final String LIST = "META-INF/manifest.xml";
    private static final int TOO_DEEP = 20_000;

    private final TestAuthority authority = TestAuthority.of("SHA256withECDSA");
    private final TrustStore trust = authority.trustWithLists();
    private final byte[] container = asic(authority);
    private final byte[] withCades = ByDss.asicWithCades(EuFiles.signatory(authority));
    private final List<Attack> attacks = new ArrayList<>();

    private AsicAttacks() {}

    /**
     * @param folder for keys
     */
    static List<Attack> all(Path folder) {
        AsicAttacks made = new AsicAttacks();
        made.files();
        made.label();
        made.names();
        made.manifests();
        made.namesAlone();
        made.stamped(folder.resolve("stranger"));
        made.signatures();
        made.attacks.addAll(SignerAttacks.all(KeyAlgorithm.ECDSA_P256, folder, ByDss::asic));
        made.hostileFiles();
        return made.attacks;
    }

    private void add(String name, byte[] file) {
        attacks.add(new Attack(name, file, trust, NOW.plusSeconds(60)));
    }

    private static byte[] changed(byte[] container, Consumer<Map<String, byte[]>> change) {
        Map<String, byte[]> files = RawContainers.files(container);
        change.accept(files);
        return RawContainers.pack(files);
    }

    private static byte[] replaced(byte[] container, String name, String what, String by) {
        return changed(container, files -> {
            String before = text(files.get(name));
            String after = before.replaceFirst(what, by);
            if (after.equals(before)) {
                throw new IllegalStateException("There is no " + what + " in " + before);
            }
            files.put(name, bytes(after));
        });
    }

    private void files() {
        add("nothing-wrong", container);
        add("nothing-wrong-with-cades", withCades);
        add("file-added", changed(container, files -> files.put("papers/more.json", JSON)));
        add("file-added-among-the-signatures", changed(container, files -> files.put("META-INF/more.json", JSON)));
        add("file-taken-out", changed(container, files -> files.remove(NAME)));
        add("file-exchanged", changed(container, files -> files.put(NAME, JSON)));
        add("two-files-exchanged-for-each-other", changed(container, files -> {
            files.put(NAME, JSON);
            files.put("papers/a b.json", XML);
        }));
        add("file-renamed", changed(container, files -> {
            files.remove(NAME);
            files.put("其他.xml", XML);
        }));
    }

    private void label() {
        add(
                "label-of-one-file",
                changed(container, files -> files.put("mimetype", bytes("application/vnd.etsi.asic-s+zip"))));
        add(
                "label-of-something-else",
                changed(container, files -> files.put("mimetype", bytes("application/epub+zip"))));
        add("label-missing", changed(container, files -> files.remove("mimetype")));
        add("label-behind", changed(container, files -> {
            byte[] label = files.remove("mimetype");
            files.put("mimetype", label);
        }));
    }

    private void names() {
        add("two-files-of-one-name", RawContainers.packWithTwin(RawContainers.files(container), NAME, JSON));
        add(
                "name-twice-but-for-case",
                RawContainers.packWithTwin(RawContainers.files(container), "PAPERS/A B.json", JSON));
        add("name-with-dots", RawContainers.packWithTwin(RawContainers.files(container), "../evil.xml", JSON));
        add("name-with-backslash", RawContainers.packWithTwin(RawContainers.files(container), "evil\\1.xml", JSON));
        add("bytes-behind-the-end", Arrays.copyOf(container, container.length + 10));
    }

    private void manifests() {
        String entry = "(?s)<asic:DataObjectReference [^>]*URI=\"paper.json\".*?</asic:DataObjectReference>";
        add("manifest-without-a-file", replaced(withCades, manifest(), entry, ""));
        add("manifest-changed", replaced(withCades, manifest(), "license.xml", "licence.xml"));
        add("manifest-missing", changed(withCades, files -> files.remove(manifest())));
        add("manifest-with-cades-and-a-file-added", changed(withCades, files -> files.put("more.json", JSON)));
        add("further-manifest-that-nobody-signed", changed(withCades, files -> {
            String other = text(files.get(manifest())).replace("paper.json", "more.json");
            files.put("more.json", JSON);
            files.put("META-INF/ASiCManifest9.xml", bytes(other));
        }));
        add(
                "list-of-files-with-another",
                replaced(
                        container,
                        "META-INF/manifest.xml",
                        "</manifest:manifest>",
                        "<manifest:file-entry manifest:full-path=\"more.xml\" manifest:media-type=\"text/xml\"/>"
                                + "</manifest:manifest>"));
        add(
                "list-of-files-without-one",
                replaced(container, "META-INF/manifest.xml", "<manifest:file-entry[^>]*xml\"[^>]*/>", ""));
    }

    /** What a container has beside its files is known by its use, not by its name. */
    private void namesAlone() {
        String words = "<amount>9000000</amount>";
        String other = "<container><rootfiles><rootfile full-path=\"papers/a b.json\"/></rootfiles></container>";
        named("file-called-container", container, "container.xml", other);
        named("file-called-metadata", container, "metadata.xml", words);
        named("file-called-manifest", container, "ASiCManifest.xml", words);
        named("file-called-manifest-with-cades", withCades, "ASiCManifest-amount.xml", words);
        named("file-called-archive-manifest", withCades, "ASiCArchiveManifest.xml", words);
        named("file-called-signatures", container, "signatures-amount.xml", words);
        named("file-called-evidence-record", container, "evidencerecord.xml", words);
        named("file-called-evidence-record-with-cades", withCades, "evidencerecord1.ers", "amount");
        named("file-called-timestamp", withCades, "timestamp-amount.tst", "amount 9000000");
        add("bytes-behind-the-message", changed(withCades, files -> {
            byte[] message = files.get("META-INF/signature001.p7s");
            files.put("META-INF/signature001.p7s", Arrays.copyOf(message, message.length + 20));
        }));
        String end = "</manifest:manifest>";
        add("list-of-files-with-words", replaced(container, LIST, end, "9000000" + end));
        add("list-of-files-with-an-element", replaced(container, LIST, end, "<amount>9000000</amount>" + end));
        add("list-of-files-with-a-comment", replaced(container, LIST, end, "<!-- 9000000 -->" + end));
        add(
                "list-of-files-with-an-attribute",
                replaced(container, LIST, "manifest:version", "manifest:amount=\"9000000\" manifest:version"));
        attacks.add(new Attack("beside-another-file", container, JSON, trust, NOW.plusSeconds(60)));
    }

    /** Anybody runs an authority for time-stamps, and has it stamp what he likes. */
    private void stamped(Path folder) {
        TimestampSource stranger = TestTimestamps.of(
                folder, TestAuthority.of("SHA256withECDSA"), KeyAlgorithm.ECDSA_P256, Clock.fixed(NOW, ZoneOffset.UTC));
        add(
                "timestamp-of-a-stranger-with-words-in-its-manifest",
                stamped(
                        stranger,
                        "<asic:ASiCManifestExtensions><asic:Extension Critical=\"false\">9000000</asic:Extension>"
                                + "</asic:ASiCManifestExtensions>"));
        add("root-attribute-called-xsi", changed(container, files -> {
            String signatures = text(files.get("META-INF/signatures001.xml"));
            files.put(
                    "META-INF/signatures001.xml",
                    bytes(signatures.replaceFirst(
                            "<asic:XAdESSignatures ",
                            "<asic:XAdESSignatures xmlns:xsi=\"urn:mine\" xsi:amount=\"9000000\" ")));
        }));
    }

    private byte[] stamped(TimestampSource time, String more) {
        return changed(withCades, files -> {
            StringBuilder text = new StringBuilder("<asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\""
                    + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><asic:SigReference"
                    + " MimeType=\"application/vnd.etsi.timestamp-token\" URI=\"META-INF/timestamp001.tst\"/>");
            for (String name : List.of("META-INF/signature001.p7s", manifest(), "license.xml", "paper.json")) {
                text.append("<asic:DataObjectReference URI=\"")
                        .append(name)
                        .append(
                                "\"><ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><ds:DigestValue>")
                        .append(Base64.getEncoder().encodeToString(DigestAlgorithm.SHA256.of(files.get(name))))
                        .append("</ds:DigestValue></asic:DataObjectReference>");
            }
            byte[] manifest = bytes(text + more + "</asic:ASiCManifest>");
            files.put("META-INF/ASiCArchiveManifest001.xml", manifest);
            files.put(
                    "META-INF/timestamp001.tst",
                    time.stamp(DigestAlgorithm.SHA256, DigestAlgorithm.SHA256.of(manifest))
                            .encoded());
        });
    }

    private void named(String defect, byte[] changed, String name, String content) {
        add(defect, changed(changed, files -> files.put("META-INF/" + name, bytes(content))));
    }

    private String manifest() {
        return RawContainers.files(withCades).keySet().stream()
                .filter(name -> name.startsWith("META-INF/ASiCManifest"))
                .findFirst()
                .orElse(MANIFEST);
    }

    private void signatures() {
        add(
                "signatures-gone",
                changed(container, files -> files.keySet().removeIf(name -> name.startsWith("META-INF/"))));
        add("signature-of-another-container", changed(container, files -> {
            Map<String, byte[]> other = RawContainers.files(AsicSigner.sign(
                    List.of(new NamedFile("other.json", JSON)), NOW, EuFiles.signatory(authority), null));
            files.keySet().removeIf(name -> name.startsWith("META-INF/"));
            other.forEach((name, content) -> {
                if (name.startsWith("META-INF/")) {
                    files.put(name, content);
                }
            });
        }));
        add(
                "signature-emptied",
                changed(
                        container,
                        files -> files.replaceAll(
                                (name, content) -> name.contains("signature") ? new byte[0] : content)));
        add("signature-under-another-name", changed(container, files -> {
            Map<String, byte[]> renamed = new LinkedHashMap<>();
            files.forEach(
                    (name, content) -> renamed.put(name.contains("signature") ? "META-INF/other.xml" : name, content));
            files.clear();
            files.putAll(renamed);
        }));
        add(
                "further-signature-that-is-none",
                changed(
                        container,
                        files -> files.put(
                                "META-INF/signatures9.xml",
                                bytes(
                                        "<asic:XAdESSignatures xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\">"
                                                + "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/></asic:XAdESSignatures>"))));
    }

    private void hostileFiles() {
        add(
                "signature-with-a-document-type",
                changed(
                        container,
                        files -> files.replaceAll((name, content) -> name.contains("signature")
                                ? bytes(text(content)
                                        .replaceFirst(
                                                "<asic:",
                                                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><asic:"))
                                : content)));
        add(
                "signature-nested-deeply",
                changed(
                        container,
                        files -> files.put(
                                "META-INF/signatures9.xml", bytes("<a>".repeat(TOO_DEEP) + "</a>".repeat(TOO_DEEP)))));
        add("bomb", RawContainers.bomb(RawContainers.files(container)));
        add("half-a-file", Arrays.copyOf(container, container.length / 2));
    }
}
