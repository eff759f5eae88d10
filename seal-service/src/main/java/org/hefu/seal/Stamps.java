package org.hefu.seal;

import org.hefu.seal.picture.SealImage;
import org.hefu.seal.placing.PlacedSeal;
import org.hefu.signature.pdf.Stamp;
import org.hefu.signature.pdf.StampPicture;

/** Where a picture goes on a page, as the signer of PDF documents takes it. */
final class Stamps {

    private Stamps() {}

    static Stamp at(PlacedSeal place, SealImage image, StampPicture picture) {
        return new Stamp(
                place.page(),
                (float) place.left(),
                (float) place.top(),
                (float) image.width(),
                (float) image.height(),
                picture);
    }

    static float points(double millimetres) {
        return (float) (millimetres * 72 / 25.4);
    }
}
