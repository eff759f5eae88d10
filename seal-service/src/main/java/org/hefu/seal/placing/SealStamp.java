package org.hefu.seal.placing;

import java.util.List;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfPage;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;
import org.hefu.seal.picture.SealImage;
import org.hefu.signature.pdf.DrawnPicture;
import org.hefu.signature.pdf.PngPicture;
import org.hefu.signature.pdf.Seam;
import org.hefu.signature.pdf.StampPicture;

/** The picture of a seal as PDF documents take it. */
public final class SealStamp {

    private static final double POINTS_A_MILLIMETRE = 72 / 25.4;

    private SealStamp() {}

    /** As shapes if it has them, otherwise as pixels; made once for any number of documents. */
    public static StampPicture of(SealImage image) {
        return image.drawing()
                .<StampPicture>map(shapes -> new DrawnPicture(
                        (float) (image.width() * POINTS_A_MILLIMETRE),
                        (float) (image.height() * POINTS_A_MILLIMETRE),
                        shapes))
                .orElseGet(() -> new PngPicture(image.png()));
    }

    /**
     * Across the edges of all pages, half-way down the first.
     *
     * @throws PlaceNotFoundException if there is one page alone
     */
    public static Seam seam(PdfFile file, SealImage image, StampPicture picture) {
        PdfRevision revision = file.newest();
        List<PdfValue.Reference> pages = PdfPage.all(revision);
        if (pages.size() < 2) {
            throw new PlaceNotFoundException("A seal across page edges needs at least two pages");
        }
        double height = PdfPage.read(revision, pages.getFirst()).height();
        return new Seam(
                (float) Math.max(0, (height - image.height()) / 2),
                (float) image.width(),
                (float) image.height(),
                picture);
    }
}
