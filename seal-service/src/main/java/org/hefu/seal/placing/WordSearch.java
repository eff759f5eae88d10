package org.hefu.seal.placing;

import java.util.Optional;
import org.hefu.pdf.KeywordPlaces;

/** Finds words in PDF documents from outside; where it is done, a hostile one can do no harm. */
public interface WordSearch {

    /**
     * Where a word stands last.
     *
     * @throws PlaceNotFoundException if the document cannot be searched
     * @throws SearchEndedException if searching it came to no end, or did not begin
     */
    Optional<KeywordPlaces.Found> last(byte[] pdf, String word);
}
