package org.hefu.ofd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hefu.container.XmlElement;
import org.hefu.container.XmlFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The description of a signature, GB/T 33190-2016, section 18.2, Signature.xml.
 *
 * @param path of the description itself
 * @param method identifier of the signature algorithm; null if it says none
 * @param dateTime the signing time as text; null if it says none
 * @param checkMethod the digest of the references
 * @param sealPath of the seal; null if it has none
 * @param valuePath of the signature value
 */
public record OfdSignature(
        String path,
        String provider,
        @Nullable String method,
        @Nullable String dateTime,
        String checkMethod,
        List<Reference> references,
        List<StampPlace> stamps,
        @Nullable String sealPath,
        String valuePath) {

    private static final int MOST_REFERENCES = 20_000;
    private static final int MOST_STAMPS = 10_000;

    public OfdSignature {
        references = List.copyOf(references);
        stamps = List.copyOf(stamps);
    }

    /**
     * A file that is protected.
     *
     * @param file as it stands there
     * @param checkValue the digest as it stands there, in base 64
     */
    public record Reference(String file, String checkValue) {}

    /**
     * Where the seal is shown.
     *
     * @param page id of the page
     * @param clip the part of the seal that is shown, measured from its upper left corner; null for all of it
     */
    public record StampPlace(
            String id,
            String page,
            OfdBox boundary,
            @Nullable OfdBox clip) {}

    /**
     * @throws OfdFormatException if the description is missing or malformed
     */
    public static OfdSignature read(OfdFile file, String path) {
        try {
            return read(path, file.xml(path).root());
        } catch (XmlFormatException e) {
            throw new OfdFormatException(path + ": " + e.getMessage(), e);
        }
    }

    private static OfdSignature read(String path, XmlElement root) {
        if (!root.name().equals("Signature")) {
            throw new XmlFormatException("This is no description of a signature");
        }
        XmlElement info = root.only("SignedInfo");
        XmlElement references = info.only("References");
        List<Reference> files = new ArrayList<>();
        for (XmlElement reference : references.children("Reference")) {
            files.add(new Reference(
                    reference.needed("FileRef"), reference.only("CheckValue").text()));
        }
        List<StampPlace> stamps = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (XmlElement stamp : info.children("StampAnnot")) {
            StampPlace place = new StampPlace(
                    stamp.needed("ID"),
                    stamp.needed("PageRef"),
                    OfdBox.parse(stamp.needed("Boundary")),
                    stamp.attribute("Clip").map(OfdBox::parse).orElse(null));
            if (!ids.add(place.id())) {
                throw new XmlFormatException("The stamp " + place.id() + " is given twice");
            }
            stamps.add(place);
        }
        if (files.size() > MOST_REFERENCES || stamps.size() > MOST_STAMPS) {
            throw new XmlFormatException("The signature has too many references or stamps");
        }
        Optional<String> seal =
                info.child("Seal").map(found -> found.only("BaseLoc").text());
        return new OfdSignature(
                path,
                info.child("Provider")
                        .flatMap(provider -> provider.attribute("ProviderName"))
                        .orElse(""),
                info.textOf("SignatureMethod").orElse(null),
                info.textOf("SignatureDateTime").orElse(null),
                references.attribute("CheckMethod").orElse("MD5"),
                files,
                stamps,
                seal.map(found -> OfdPaths.resolve(path, found)).orElse(null),
                OfdPaths.resolve(path, root.only("SignedValue").text()));
    }
}
