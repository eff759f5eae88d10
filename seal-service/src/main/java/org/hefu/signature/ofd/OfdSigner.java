package org.hefu.signature.ofd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.SignatureScheme;
import org.hefu.container.PackedFile;
import org.hefu.container.ZipWriter;
import org.hefu.ofd.OfdDocument;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdFormatException;
import org.hefu.ofd.OfdSignature.StampPlace;
import org.hefu.ofd.OfdSignatureList.Kind;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.hefu.signature.cms.CadesSigner;
import org.hefu.signature.cms.CmsForm;
import org.hefu.signature.ses.SesPicture;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.SesSignature;
import org.hefu.timestamp.TimestampSource;
import org.hefu.timestamp.TimestampUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Signs OFD files, GB/T 33190-2016, section 18. The references cover every file of the package but those of the
 * signature itself and, if others may sign later, the list of signatures. Of what was there before, only that list
 * changes, and {@code OFD.xml} when the first signature is set; all other files keep even their packed bytes.
 */
public final class OfdSigner {

    private OfdSigner() {}

    /**
     * Sets a seal on a document, GB/T 38540-2020.
     *
     * @param ofd the file; its first document is sealed, and every file in it is protected
     * @param signer must be among the owners of the seal
     * @param time where a time-stamp of the signature value is to be had; null for none
     * @return the sealed file
     * @throws SigningRefusedException if the document cannot be sealed so
     * @throws TimestampUnavailableException if no time-stamp is to be had
     */
    public static byte[] sign(
            byte[] ofd, OfdSealOrder order, SesSeal seal, Signatory signer, @Nullable TimestampSource time) {
        OpenOfd open = OpenOfd.read(ofd);
        SesPicture picture = seal.info().picture();
        List<StampPlace> stamps = stamps(open, order.places(), picture.width(), picture.height());
        Draft draft = new Draft(open, order, signer.scheme(), Kind.SEAL, ValidationData.of(signer));
        byte[] description = draft.description(stamps, open.sealPath());
        byte[] value = seal(open, order, seal, signer, description, time);
        draft.added.put(open.sealPath(), seal.encoded());
        return draft.finish(description, value);
    }

    /**
     * Signs a document without a seal: GB/T 35275 for SM2, RFC 5652 for others.
     *
     * @param order without places
     * @param time where a time-stamp of the signature value is to be had; null for none
     * @throws SigningRefusedException if the document cannot be signed, or no time-stamp is to be had
     */
    public static byte[] signWithoutSeal(
            byte[] ofd, OfdSealOrder order, Signatory signer, @Nullable TimestampSource time) {
        if (!order.places().isEmpty()) {
            throw new IllegalArgumentException("A signature without a seal is not shown anywhere");
        }
        OpenOfd open = OpenOfd.read(ofd);
        Draft draft = new Draft(open, order, signer.scheme(), Kind.SIGN, new ValidationData(List.of(), List.of()));
        byte[] description = draft.description(List.of(), null);
        return draft.finish(description, message(description, order.at(), signer, time));
    }

    private static byte[] message(byte[] content, Instant at, Signatory signer, @Nullable TimestampSource time) {
        try {
            return new CadesSigner(CmsForm.of(signer.scheme()), List.of(signer), time)
                    .detached(new ByteArrayInputStream(content), at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<StampPlace> stamps(OpenOfd open, List<OfdPlace> places, double width, double height) {
        if (places.isEmpty()) {
            return List.of();
        }
        try {
            OfdDocument document = OfdDocument.read(open.file(), open.body());
            return StampLayout.of(open.file(), document, places, width, height);
        } catch (OfdFormatException e) {
            throw new SigningRefusedException(
                    Code.OFD_UNREADABLE, "The pages of the document cannot be read. " + e.getMessage(), e);
        }
    }

    private static byte[] seal(
            OpenOfd open,
            OfdSealOrder order,
            SesSeal seal,
            Signatory signer,
            byte[] description,
            @Nullable TimestampSource time) {
        DigestAlgorithm digest = signer.scheme().digest();
        SesSignature signature;
        try {
            signature =
                    SesSignature.sign(seal, order.at(), digest.of(description), "/" + open.descriptionPath(), signer);
        } catch (IllegalArgumentException e) {
            throw new SigningRefusedException(Code.SEAL_MISMATCH, String.valueOf(e.getMessage()), e);
        }
        if (time == null) {
            return signature.encoded();
        }
        byte[] imprint = digest.of(signature.signer().value());
        return signature.withTimestamp(time.stamp(digest, imprint).encoded()).encoded();
    }

    /** The files that a signature adds or changes. */
    private static final class Draft {

        private final OpenOfd open;
        private final SignatureXml xml;
        private final Map<String, byte[]> changed = new LinkedHashMap<>();
        private final Map<String, byte[]> added = new LinkedHashMap<>();

        Draft(OpenOfd open, OfdSealOrder order, SignatureScheme scheme, Kind kind, ValidationData data) {
            this.open = open;
            DigestAlgorithm digest =
                    scheme.digest() == DigestAlgorithm.SM3 ? DigestAlgorithm.SM3 : DigestAlgorithm.SHA256;
            this.xml = new SignatureXml(scheme.identifier().getAlgorithm().getId(), digest, order.at());
            open.entrance().ifPresent(entrance -> changed.put(OfdFile.ENTRANCE, entrance));
            changed.put(open.list(), open.listWith(kind));
            for (PackedFile file : open.file().archive().files()) {
                if (!changed.containsKey(file.name())) {
                    xml.reference(file);
                }
            }
            if (!data.isEmpty()) {
                changed.put(ValidationData.path(open.descriptionPath()), data.encoded());
            }
            changed.forEach((name, content) -> {
                if (order.protection() == OfdProtection.LOCKED || !name.equals(open.list())) {
                    xml.reference(name, content);
                }
            });
        }

        byte[] description(List<StampPlace> stamps, @Nullable String seal) {
            return xml.finish(stamps, seal, open.valuePath());
        }

        byte[] finish(byte[] description, byte[] value) {
            try (ZipWriter zip = new ZipWriter()) {
                for (PackedFile file : open.file().archive().files()) {
                    byte[] replacement = changed.remove(file.name());
                    if (replacement == null) {
                        zip.copy(file);
                    } else {
                        zip.deflate(file.name(), replacement);
                    }
                }
                changed.forEach(zip::deflate);
                added.forEach(zip::store);
                return zip.deflate(open.descriptionPath(), description)
                        .store(open.valuePath(), value)
                        .finish();
            }
        }
    }
}
