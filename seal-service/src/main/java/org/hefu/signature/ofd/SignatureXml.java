package org.hefu.signature.ofd;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.container.PackedFile;
import org.hefu.container.XmlDocument;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdSignature.StampPlace;
import org.jspecify.annotations.Nullable;

/** Writes the description of a signature, GB/T 33190-2016, section 18.2, Signature.xml. */
final class SignatureXml {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final DigestAlgorithm digest;
    private final StringBuilder text = new StringBuilder(4096);

    /**
     * @param method identifier of the signature algorithm
     * @param digest of the references: SM3 or SHA-256, the only ones that the standard has names for
     */
    SignatureXml(String method, DigestAlgorithm digest, Instant at) {
        this.digest = digest;
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Signature xmlns:ofd=\"")
                .append(OfdFile.NAMESPACE)
                .append("\">\n<ofd:SignedInfo>\n<ofd:Provider ProviderName=\"Hefu\" Company=\"Hefu\" Version=\"1.0\"/>\n")
                .append("<ofd:SignatureMethod>")
                .append(method)
                .append("</ofd:SignatureMethod>\n<ofd:SignatureDateTime>")
                .append(TIME.format(at))
                .append("</ofd:SignatureDateTime>\n<ofd:References CheckMethod=\"")
                .append(digest == DigestAlgorithm.SM3 ? "SM3" : "SHA256")
                .append("\">\n");
    }

    void reference(PackedFile file) {
        reference(file.name(), file.content());
    }

    void reference(String name, byte[] content) {
        text.append("<ofd:Reference FileRef=\"/")
                .append(XmlDocument.escape(name))
                .append("\"><ofd:CheckValue>")
                .append(Base64.getEncoder().encodeToString(digest.of(content)))
                .append("</ofd:CheckValue></ofd:Reference>\n");
    }

    /**
     * @param seal path of the seal; null for a signature without seal
     */
    byte[] finish(List<StampPlace> stamps, @Nullable String seal, String value) {
        text.append("</ofd:References>\n");
        for (StampPlace stamp : stamps) {
            text.append("<ofd:StampAnnot ID=\"").append(stamp.id()).append("\" PageRef=\"");
            text.append(XmlDocument.escape(stamp.page())).append("\" Boundary=\"");
            text.append(stamp.boundary().text()).append('"');
            if (stamp.clip() != null) {
                text.append(" Clip=\"").append(stamp.clip().text()).append('"');
            }
            text.append("/>\n");
        }
        if (seal != null) {
            text.append("<ofd:Seal><ofd:BaseLoc>/").append(seal).append("</ofd:BaseLoc></ofd:Seal>\n");
        }
        text.append("</ofd:SignedInfo>\n<ofd:SignedValue>/").append(value);
        text.append("</ofd:SignedValue>\n</ofd:Signature>\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
