package org.hefu.verification.picture;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.container.XmlFormatException;
import org.hefu.ofd.OfdBody;
import org.hefu.ofd.OfdBox;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdFormatException;
import org.hefu.ofd.OfdSignature;
import org.hefu.ofd.OfdSignature.StampPlace;
import org.hefu.ofd.OfdSignatureList;
import org.hefu.ofd.OfdSignatureList.Entry;
import org.hefu.ofd.rendering.OfdRenderer;
import org.hefu.ofd.rendering.PageStamp;
import org.hefu.ofd.rendering.RenderedPage;
import org.hefu.signature.ses.SesPicture;
import org.hefu.signature.ses.SesSignature;
import org.hefu.verification.picture.PictureRefusedException.Code;
import org.jspecify.annotations.Nullable;

/**
 * Draws pages of OFD files with our own renderer. A seal never changes the pages below it, so the document as it was when
 * a signature was set is the document with the stamps of that signature and those before it.
 */
final class OfdPages {

    private static final double MILLIMETRES_PER_INCH = 25.4;

    private OfdPages() {}

    static PagePicture draw(byte[] bytes, int signature, int page) {
        try {
            OfdFile file = OfdFile.read(bytes);
            OfdRenderer renderer = OfdRenderer.of(file)
                    .orElseThrow(() -> new PictureRefusedException(
                            Code.DOCUMENT_UNREADABLE, "The first document of the file cannot be read"));
            List<String> notDrawn = new ArrayList<>();
            List<PageStamp> stamps = stamps(file, signature, notDrawn);
            if (page < 1 || page > renderer.pageCount()) {
                throw new PictureRefusedException(
                        Code.PAGE_UNKNOWN,
                        "The document has " + renderer.pageCount() + " pages; there is no page " + page);
            }
            RenderedPage drawn = renderer.render(page, PageDrawing.DOTS_PER_INCH / MILLIMETRES_PER_INCH, stamps);
            notDrawn.addAll(drawn.notDrawn());
            return new PagePicture(PageDrawing.png(drawn.image()), renderer.pageCount(), notDrawn);
        } catch (OfdFormatException | XmlFormatException e) {
            throw new PictureRefusedException(Code.DOCUMENT_UNREADABLE, "The document cannot be drawn");
        }
    }

    private static List<PageStamp> stamps(OfdFile file, int signature, List<String> notDrawn) {
        OfdBody body = file.bodies().getFirst();
        List<Entry> entries = body.signatures() == null
                ? List.of()
                : OfdSignatureList.read(file, body.signatures()).entries();
        if (signature > entries.size() || signature < PageDrawing.NOW) {
            throw new PictureRefusedException(Code.SIGNATURE_UNKNOWN, "There is no signature " + signature);
        }
        List<PageStamp> stamps = new ArrayList<>();
        for (Entry entry : signature == PageDrawing.NOW ? entries : entries.subList(0, signature)) {
            OfdSignature description = OfdSignature.read(file, entry.path());
            if (description.stamps().isEmpty()) {
                continue;
            }
            Optional<SesPicture> picture = picture(file, description);
            if (picture.isEmpty()) {
                notDrawn.add("the seal of signature " + entry.id() + ", which cannot be read");
                continue;
            }
            for (StampPlace place : description.stamps()) {
                stamps.add(new PageStamp(
                        place.page(),
                        box(place.boundary()),
                        place.clip() == null ? null : box(place.clip()),
                        picture.get().type(),
                        picture.get().bytes()));
            }
        }
        return stamps;
    }

    /** That of the seal which was signed, not of the copy beside it. */
    private static Optional<SesPicture> picture(OfdFile file, OfdSignature description) {
        byte @Nullable [] value = file.content(description.valuePath()).orElse(null);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(SesSignature.read(value).seal().info().picture());
        } catch (Asn1FormatException e) {
            return Optional.empty();
        }
    }

    private static Rectangle2D box(OfdBox box) {
        return new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
    }
}
