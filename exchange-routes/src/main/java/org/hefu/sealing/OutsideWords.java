package org.hefu.sealing;

import java.util.Optional;
import org.hefu.pdf.KeywordPlaces;
import org.hefu.seal.placing.PlaceNotFoundException;
import org.hefu.seal.placing.SearchEndedException;
import org.hefu.seal.placing.WordSearch;
import org.hefu.verification.SearchRefusedException;
import org.hefu.verification.VerificationBusyException;
import org.hefu.verification.VerificationPool;
import org.springframework.stereotype.Component;

/** Searches documents in the processes that look into what comes from outside. */
@Component
class OutsideWords implements WordSearch {

    private final VerificationPool workers;

    OutsideWords(VerificationPool workers) {
        this.workers = workers;
    }

    @Override
    public Optional<KeywordPlaces.Found> last(byte[] pdf, String word) {
        try {
            return workers.last(pdf, word);
        } catch (VerificationBusyException e) {
            throw new SearchEndedException(SearchEndedException.Cause.BUSY, "All workers are busy", e);
        } catch (SearchRefusedException e) {
            throw switch (e.code()) {
                case DOCUMENT_UNREADABLE, FILE_TOO_LARGE ->
                    new PlaceNotFoundException("The document cannot be searched for a place", e);
                case SEARCH_TOOK_TOO_LONG, SEARCH_TOOK_TOO_MUCH_MEMORY ->
                    new SearchEndedException(
                            SearchEndedException.Cause.TOO_COSTLY, "Searching the document came to no end", e);
            };
        }
    }
}
