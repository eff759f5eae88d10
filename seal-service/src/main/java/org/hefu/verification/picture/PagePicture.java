package org.hefu.verification.picture;

import java.util.List;

/**
 * A page as a picture.
 *
 * @param png the picture
 * @param pages how many pages the document has at that moment
 * @param notDrawn what is on the page and not in the picture, in English; empty if all was drawn
 */
public record PagePicture(byte[] png, int pages, List<String> notDrawn) {

    public PagePicture {
        notDrawn = List.copyOf(notDrawn);
    }
}
