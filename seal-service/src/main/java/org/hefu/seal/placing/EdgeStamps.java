package org.hefu.seal.placing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDAppearanceContentStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;
import org.hefu.seal.picture.SealImage;

/**
 * The seal across page edges (骑缝章): a slice of it on the right edge of each page, so that the pages laid like a fan
 * show the whole. The slices are added behind the file; the signature that follows covers them.
 */
public final class EdgeStamps {

    private static final float POINTS_A_MILLIMETRE = 72f / 25.4f;
    /** A slice of more pages would be too narrow to be recognised: they get a further seal. */
    private static final int MOST_PAGES_A_SEAL = 12;

    private EdgeStamps() {}

    /**
     * @return the file with the slices, which begins with the bytes of {@code pdf}
     * @throws PlaceNotFoundException if there is one page alone, or an earlier signature would break
     */
    public static byte[] add(byte[] pdf, SealImage image) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            if (pages < 2) {
                throw new PlaceNotFoundException("A seal across page edges needs at least two pages");
            }
            if (!document.getSignatureDictionaries().isEmpty()) {
                throw new PlaceNotFoundException(
                        "The document is signed; slices on its pages would break that signature. Seal its edges first");
            }
            for (int from = 0; from < pages; from += MOST_PAGES_A_SEAL) {
                int count = Math.min(MOST_PAGES_A_SEAL, pages - from);
                for (int i = 0; i < count; i++) {
                    add(document, document.getPage(from + i), image, i, count);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 65_536);
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new PlaceNotFoundException("The pages of the document cannot be read");
        }
    }

    private static void add(PDDocument document, PDPage page, SealImage image, int index, int count)
            throws IOException {
        PDRectangle paper = page.getMediaBox();
        float width = (float) image.width() * POINTS_A_MILLIMETRE;
        float height = (float) image.height() * POINTS_A_MILLIMETRE;
        float slice = width / count;
        PDAppearanceStream picture = new PDAppearanceStream(document);
        picture.setResources(new PDResources());
        picture.setBBox(new PDRectangle(slice, height));
        try (PDAppearanceContentStream canvas = new PDAppearanceContentStream(picture, true)) {
            PDExtendedGraphicsState ink = new PDExtendedGraphicsState();
            ink.setBlendMode(BlendMode.MULTIPLY);
            canvas.setGraphicsStateParameters(ink);
            canvas.transform(Matrix.getTranslateInstance(-index * slice, 0));
            SealStamp.of(image).draw(canvas, width, height);
        }
        PDAppearanceDictionary appearance = new PDAppearanceDictionary();
        appearance.setNormalAppearance(picture);
        PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
        stamp.setRectangle(new PDRectangle(
                paper.getUpperRightX() - slice,
                paper.getLowerLeftY() + (paper.getHeight() - height) / 2,
                slice,
                height));
        stamp.setPage(page);
        stamp.setPrinted(true);
        stamp.setLocked(true);
        stamp.setReadOnly(true);
        stamp.setAppearance(appearance);
        attach(page, stamp);
    }

    /** An incremental save writes what is marked as changed, and nothing else. */
    private static void attach(PDPage page, PDAnnotationRubberStamp stamp) {
        COSArray annotations = new COSArray();
        COSBase there = page.getCOSObject().getDictionaryObject(COSName.ANNOTS);
        if (there instanceof COSArray kept) {
            for (COSBase one : List.copyOf(kept.toList())) {
                annotations.add(one);
            }
        }
        annotations.add(stamp.getCOSObject());
        stamp.getCOSObject().setNeedToBeUpdated(true);
        page.getCOSObject().setItem(COSName.ANNOTS, annotations);
        page.getCOSObject().setNeedToBeUpdated(true);
    }
}
