package org.hefu.seal.placing;

import java.util.List;
import org.hefu.ofd.OfdBody;
import org.hefu.ofd.OfdBox;
import org.hefu.ofd.OfdDocument;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdPage;
import org.hefu.ofd.OfdSignature;
import org.hefu.ofd.OfdSignatureList;
import org.hefu.seal.picture.SealImage;
import org.hefu.signature.ofd.OfdPlace;

/** Finds places on OFD documents. */
public final class OfdPlaces {

    private static final double MARGIN = 25;

    private OfdPlaces() {}

    /** Does the file begin as OFD files do, with the mark of a ZIP archive? */
    public static boolean isOfd(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /**
     * The places of a seal as the signer of OFD files takes them.
     *
     * @throws org.hefu.ofd.OfdFormatException if the document cannot be read
     */
    public static List<OfdPlace> find(byte[] ofd, SealPosition position, SealImage image) {
        return switch (position.kind()) {
            case NONE -> List.of();
            case KEYWORD -> List.of(new OfdPlace.OnWord(position.keyword(), -1));
            case EDGES ->
                List.of(new OfdPlace.AcrossEdges(Math.max(0, (area(ofd).height() - image.height()) / 2)));
            case AT -> List.of(at(ofd, position, image));
            case PAPER -> {
                OfdBox area = area(ofd);
                yield List.of(new OfdPlace.OnPage(
                        -1,
                        Math.max(0, area.width() - MARGIN - image.width()),
                        Math.max(0, area.height() - MARGIN - image.height())));
            }
        };
    }

    /** The signer of OFD files says whether there is such a page. */
    private static OfdPlace at(byte[] ofd, SealPosition position, SealImage image) {
        OfdFile file = OfdFile.read(ofd);
        List<OfdPage> pages = OfdDocument.read(file, file.bodies().getFirst()).pages();
        int page = position.page() == -1 ? pages.size() : position.page();
        if (page <= pages.size()) {
            OfdBox area = pages.get(page - 1).area();
            PlaceOffPageException.requireOn(
                    position.left(), position.top(), area.width(), area.height(), image.width(), image.height());
        }
        return new OfdPlace.OnPage(position.page(), position.left(), position.top());
    }

    /** The page on which the newest seal stands first, counted from 1; 1 if on none. */
    public static int pageOfNewest(byte[] ofd) {
        OfdFile file = OfdFile.read(ofd);
        OfdBody body = file.bodies().getFirst();
        if (body.signatures() == null) {
            return 1;
        }
        String newest = OfdSignatureList.read(file, body.signatures())
                .entries()
                .getLast()
                .path();
        List<String> pages =
                OfdDocument.read(file, body).pages().stream().map(OfdPage::id).toList();
        return OfdSignature.read(file, newest).stamps().stream()
                .mapToInt(stamp -> pages.indexOf(stamp.page()) + 1)
                .filter(page -> page > 0)
                .findFirst()
                .orElse(1);
    }

    /** Of the last page. */
    private static OfdBox area(byte[] ofd) {
        OfdFile file = OfdFile.read(ofd);
        return OfdDocument.read(file, file.bodies().getFirst())
                .pages()
                .getLast()
                .area();
    }
}
