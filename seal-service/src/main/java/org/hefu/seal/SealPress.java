package org.hefu.seal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hefu.certificate.AuthorityLine;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.SignatureScheme;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.picture.SealImage;
import org.hefu.seal.placing.OfdPlaces;
import org.hefu.seal.placing.PdfPlaces;
import org.hefu.seal.placing.PlaceNotFoundException;
import org.hefu.seal.placing.PlacedSeal;
import org.hefu.seal.placing.SealPosition;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSealOrder;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.pdf.DrawnPicture;
import org.hefu.signature.pdf.PdfSignatureOrder;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.signature.pdf.PngPicture;
import org.hefu.signature.pdf.Seam;
import org.hefu.signature.pdf.Stamp;
import org.hefu.signature.pdf.StampPicture;
import org.springframework.stereotype.Component;

/** Sets a seal on a document. Whether it may be set is decided before. */
@Component
class SealPress {

    private final KeyVault vault;
    private final HubAuthority authority;

    SealPress(KeyVault vault, HubAuthority authority) {
        this.vault = vault;
        this.authority = authority;
    }

    /** Everything that the uses of one seal have in common. */
    record Prepared(Seal seal, SealEdition edition, StampPicture picture, Signatory signatory) {

        private SealImage image() {
            return edition.image();
        }
    }

    Prepared prepare(Seal seal, SealEdition edition, String keyName) {
        AuthorityLine line = AuthorityLine.of(seal.certificate().keyKind().orElseThrow());
        SealImage image = edition.image();
        return new Prepared(
                seal,
                edition,
                image.drawing()
                        .<StampPicture>map(
                                drawing -> new DrawnPicture(points(image.width()), points(image.height()), drawing))
                        .orElseGet(() -> new PngPicture(image.png())),
                new Signatory(
                        seal.certificate(),
                        List.of(authority.authorities(line).getFirst()),
                        authority.revocationLists(line),
                        SignatureScheme.of(seal.algorithm()),
                        message -> vault.sign(keyName, KeyUse.SEAL, message)));
    }

    /**
     * @param document PDF, or OFD
     * @throws SealUseRefusedException if the document cannot be signed
     */
    byte[] set(Prepared prepared, SealPosition position, String purpose, byte[] document, Instant at) {
        try {
            return OfdPlaces.isOfd(document)
                    ? OfdSigner.sign(
                            document,
                            new OfdSealOrder(
                                    at, OfdProtection.OPEN, OfdPlaces.find(document, position, prepared.image())),
                            prepared.edition().data(),
                            prepared.signatory(),
                            null)
                    : PdfSigner.sign(document, order(prepared, position, purpose, document, at), prepared.signatory());
        } catch (SigningRefusedException e) {
            throw new SealUseRefusedException(
                    e.code() == SigningRefusedException.Code.PAGE_MISSING
                            ? Code.PLACE_NOT_FOUND
                            : Code.DOCUMENT_NOT_SEALABLE,
                    String.valueOf(e.getMessage()),
                    e);
        } catch (PlaceNotFoundException e) {
            throw new SealUseRefusedException(Code.PLACE_NOT_FOUND, String.valueOf(e.getMessage()), e);
        }
    }

    private static PdfSignatureOrder order(
            Prepared prepared, SealPosition position, String purpose, byte[] pdf, Instant at) {
        SealImage image = prepared.image();
        Optional<PlacedSeal> place = PdfPlaces.find(pdf, position, image);
        PdfSignatureOrder order = new PdfSignatureOrder(
                prepared.seal().name(),
                purpose,
                at,
                place.map(found -> stamp(found, prepared)).orElse(null),
                null);
        return position.kind() == SealPosition.Kind.EDGES
                ? order.withSeam(new Seam(
                        (float) PdfPlaces.SEAM_TOP, (float) image.width(), (float) image.height(), prepared.picture()))
                : order;
    }

    private static Stamp stamp(PlacedSeal place, Prepared prepared) {
        return new Stamp(
                place.page(),
                (float) place.left(),
                (float) place.top(),
                (float) prepared.image().width(),
                (float) prepared.image().height(),
                prepared.picture());
    }

    private static float points(double millimetres) {
        return (float) (millimetres * 72 / 25.4);
    }
}
