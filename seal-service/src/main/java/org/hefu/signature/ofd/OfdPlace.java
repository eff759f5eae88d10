package org.hefu.signature.ofd;

/** Where the imprint of a seal stands; lengths in millimetres. */
public sealed interface OfdPlace {

    /**
     * On one page.
     *
     * @param page counted from 1; -1 is the last page
     * @param left from the left edge of the page to the imprint
     * @param top from the upper edge of the page to the imprint
     */
    record OnPage(int page, double left, double top) implements OfdPlace {

        public OnPage {
            if (page == 0 || page < -1) {
                throw new IllegalArgumentException("Pages are counted from 1, and -1 is the last; got " + page);
            }
        }
    }

    /**
     * On a word, the middle of the imprint on the middle of the word.
     *
     * @param word blanks in it do not matter
     * @param occurrence counted from 1 through the whole document; 0 for every one, -1 for the last
     */
    record OnWord(String word, int occurrence) implements OfdPlace {

        public OnWord {
            if (word.isBlank() || occurrence < -1) {
                throw new IllegalArgumentException("A word and its occurrence, from 1, 0 for all or -1 for the last");
            }
        }
    }

    /**
     * Cut over the right edges of all pages (骑缝章), so that no page can be exchanged unseen.
     *
     * @param top from the upper edge of the pages to the imprint
     */
    record AcrossEdges(double top) implements OfdPlace {}
}
