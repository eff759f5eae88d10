package org.hefu.verification.eu;

import eu.europa.esig.dss.model.ManifestEntry;
import eu.europa.esig.dss.model.ManifestFile;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Primitive;
import org.hefu.container.PackedFile;
import org.hefu.container.ZipArchive;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The files of a container that hold its signatures together, ETSI EN 319 162-1, section 4.4: told by what the signatures
 * and time-stamps in it use, and never by a name, which anybody can give to a file.
 */
final class ContainerOwnFiles {

    private static final Pattern EVIDENCE = Pattern.compile("META-INF/(?:[^/]*timestamp[^/]*\\.tst"
            + "|ASiCEvidenceRecordManifest[^/]*\\.xml|[^/]*evidencerecord[^/]*\\.(?:ers|xml))");
    private static final String ASIC = "http://uri.etsi.org/02918/v1.2.1#";
    private static final Set<String> OF_ASIC = Set.of("ASiCManifest", "SigReference", "DataObjectReference");
    private static final Set<String> OF_DSIG = Set.of("DigestMethod", "DigestValue");

    private final ZipArchive archive;
    private final Set<String> names = new HashSet<>();

    ContainerOwnFiles(ZipArchive archive, List<AdvancedSignature> signatures) {
        this.archive = archive;
        for (AdvancedSignature signature : signatures) {
            addMessage(signature.getFilename());
            ManifestFile signed = signature.getManifestFile();
            if (signed != null) {
                names.add(signed.getFilename());
            }
            signature.getAllTimestamps().forEach(this::add);
        }
    }

    /** Is it a file of a signature or time-stamp that was found? */
    boolean contain(String name) {
        return names.contains(name);
    }

    /** A file that by its name proves something, and cannot be read; empty if there is none. */
    List<String> unreadEvidence() {
        return archive.files().stream()
                .map(PackedFile::name)
                .filter(name -> EVIDENCE.matcher(name).matches() && !names.contains(name))
                .toList();
    }

    /** A message has nothing behind its end; XML is looked at elsewhere. */
    private void addMessage(@Nullable String name) {
        byte[] file = name == null
                ? null
                : archive.file(name).map(PackedFile::content).orElse(null);
        if (name != null && file != null && (name.endsWith(".xml") || isWhole(file))) {
            names.add(name);
        }
    }

    private static boolean isWhole(byte[] message) {
        try {
            ASN1Primitive.fromByteArray(message);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void add(TimestampToken token) {
        addMessage(token.getFilename());
        ManifestFile stamped = token.getManifestFile();
        if (stamped != null && stamped.getEntries().stream().allMatch(this::agrees) && isPlain(stamped.getFilename())) {
            names.add(stamped.getFilename());
        }
    }

    private boolean agrees(ManifestEntry entry) {
        return entry.getUri() != null
                && entry.getDigest() != null
                && archive.file(SignedContainer.decoded(entry.getUri()))
                        .filter(file -> Arrays.equals(
                                DSSUtils.digest(entry.getDigest().getAlgorithm(), file.content()),
                                entry.getDigest().getValue()))
                        .isPresent();
    }

    /** Anybody may have stamped it, so it may name files and their digests, and nothing else. */
    private boolean isPlain(String manifest) {
        try {
            return isPlain(SignedXml.parse(
                    archive.file(manifest).map(PackedFile::content).orElse(new byte[0])));
        } catch (StructureException e) {
            return false;
        }
    }

    private static boolean isPlain(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            boolean plain = switch (child) {
                case Element element -> isKnown(element) && isPlain(element);
                case Node other ->
                    other.getNodeType() == Node.TEXT_NODE
                            && (other.getNodeValue().isBlank()
                                    || ("DigestValue".equals(parent.getLocalName())
                                            && StrictBase64.isPlain(other.getNodeValue())));
            };
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKnown(Element element) {
        return ASIC.equals(element.getNamespaceURI())
                ? OF_ASIC.contains(element.getLocalName())
                : SignedXml.DSIG.equals(element.getNamespaceURI()) && OF_DSIG.contains(element.getLocalName());
    }
}
