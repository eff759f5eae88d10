package org.hefu.seal;

import java.util.List;
import org.hefu.certificate.Certificate;
import org.hefu.seal.picture.SealImage;
import org.hefu.signature.Signatory;
import org.hefu.signature.pdf.DrawnPicture;
import org.hefu.signature.pdf.PngPicture;
import org.hefu.signature.pdf.StampPicture;

/**
 * Everything that the uses of one seal have in common.
 *
 * @param above the authorities over the signatory, anchor last
 */
record PreparedSeal(
        Seal seal,
        String keyName,
        SealEdition edition,
        StampPicture picture,
        List<Certificate> above,
        Signatory signatory) {

    /** The picture of a seal, in points. */
    static StampPicture picture(SealImage image) {
        return image.drawing()
                .<StampPicture>map(drawing ->
                        new DrawnPicture(Stamps.points(image.width()), Stamps.points(image.height()), drawing))
                .orElseGet(() -> new PngPicture(image.png()));
    }

    SealImage image() {
        return edition.image();
    }
}
