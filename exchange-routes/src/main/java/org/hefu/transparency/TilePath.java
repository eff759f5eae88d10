package org.hefu.transparency;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a tile or an entry bundle, behind {@code tile/}.
 *
 * <p>Source: C2SP tlog-tiles: {@code <L>/<N>[.p/<W>]} and {@code entries/<N>[.p/<W>]}, with {@code <N>} in groups of
 * three digits, each but the last after an {@code x}, as in {@code 0/x001/x234/067}.
 *
 * @param level 0 to 63; -1 for an entry bundle
 * @param width 1 to 256; 256 for a full one
 */
record TilePath(int level, long n, int width) {

    static final int FULL = 256;

    private static final int ENTRIES = -1;
    private static final Pattern FORM = Pattern.compile(
            "(?<level>0|[1-9]|[1-5][0-9]|6[0-3]|entries)/(?<n>(?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/(?<width>[1-9][0-9]{0,2}))?");

    boolean ofEntries() {
        return level == ENTRIES;
    }

    boolean full() {
        return width == FULL;
    }

    /** Empty for an address that no tile has. */
    static Optional<TilePath> parse(String path) {
        Matcher form = FORM.matcher(path);
        if (!form.matches()) {
            return Optional.empty();
        }
        String groups = form.group("n");
        boolean padded = groups.startsWith("x000/");
        int width = form.group("width") == null ? FULL : Integer.parseInt(form.group("width"));
        if (padded || width > FULL || (form.group("width") != null && width == FULL)) {
            return Optional.empty();
        }
        int level = form.group("level").equals("entries") ? ENTRIES : Integer.parseInt(form.group("level"));
        return Optional.of(new TilePath(level, Long.parseLong(groups.replaceAll("[x/]", "")), width));
    }
}
