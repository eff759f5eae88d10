package org.hefu.seal.placing;

import java.util.List;
import org.hefu.ofd.OfdBox;
import org.hefu.ofd.OfdDocument;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdFormatException;
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
     * @throws PlaceNotFoundException if the document cannot be read
     */
    public static List<OfdPlace> find(byte[] ofd, SealPosition position, SealImage image) {
        return switch (position.kind()) {
            case NONE -> List.of();
            case KEYWORD -> List.of(new OfdPlace.OnWord(position.keyword(), -1));
            case EDGES ->
                List.of(new OfdPlace.AcrossEdges(Math.max(0, (area(ofd).height() - image.height()) / 2)));
            case AT -> List.of(new OfdPlace.OnPage(position.page(), position.left(), position.top()));
            case PAPER -> {
                OfdBox area = area(ofd);
                yield List.of(new OfdPlace.OnPage(
                        -1,
                        Math.max(0, area.width() - MARGIN - image.width()),
                        Math.max(0, area.height() - MARGIN - image.height())));
            }
        };
    }

    /** Of the last page. */
    private static OfdBox area(byte[] ofd) {
        try {
            OfdFile file = OfdFile.read(ofd);
            return OfdDocument.read(file, file.bodies().getFirst())
                    .pages()
                    .getLast()
                    .area();
        } catch (OfdFormatException e) {
            throw new PlaceNotFoundException("The document is no sound OFD file");
        }
    }
}
