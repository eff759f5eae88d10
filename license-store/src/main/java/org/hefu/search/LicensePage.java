package org.hefu.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found.
 *
 * @param hits in order, none twice on pages that follow each other
 * @param next cursor for the page after this one; null if this is the last
 */
public record LicensePage(List<LicenseHit> hits, @Nullable String next) {

    public LicensePage {
        hits = List.copyOf(hits);
    }
}
