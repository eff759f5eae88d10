package org.hefu.seal.placing;

import tools.jackson.databind.json.JsonMapper;

/**
 * Where a seal is to go.
 *
 * @param page for {@link Kind#AT}: counted from 1, or -1 for the last
 * @param left for {@link Kind#AT}: millimetres from the left edge of the page to the seal
 * @param top for {@link Kind#AT}: millimetres from the upper edge of the page to the seal
 * @param keyword for {@link Kind#KEYWORD}: the seal is centred on it, where it stands last in the document
 */
public record SealPosition(Kind kind, int page, double left, double top, String keyword) {

    /** The ways to say it. */
    public enum Kind {
        /** Where the paper itself has a place for it, otherwise near the lower right corner of the last page. */
        PAPER,
        AT,
        KEYWORD,
        /** In slices along the right edges of all pages (骑缝章). */
        EDGES,
        /** Nowhere: the signature is there, and nothing to be seen. */
        NONE
    }

    public static final SealPosition PAPER = new SealPosition(Kind.PAPER, -1, 0, 0, "");
    public static final SealPosition EDGES = new SealPosition(Kind.EDGES, -1, 0, 0, "");
    public static final SealPosition NONE = new SealPosition(Kind.NONE, -1, 0, 0, "");

    /** Millimetres, from the left and from the top. */
    public static final int LONGEST_SIDE = 5000;

    public static final int LONGEST_KEYWORD = 100;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SealPosition {
        if (page == 0 || page < -1) {
            throw new IllegalArgumentException("Pages are counted from 1, and -1 is the last; got " + page);
        }
        if (!(left >= 0 && left <= LONGEST_SIDE && top >= 0 && top <= LONGEST_SIDE)) {
            throw new IllegalArgumentException("A place is millimetres from the left and from the top of the page");
        }
        if ((kind == Kind.KEYWORD) == keyword.isBlank() || keyword.length() > LONGEST_KEYWORD) {
            throw new IllegalArgumentException("A keyword has 1 to 100 characters");
        }
    }

    public static SealPosition at(int page, double left, double top) {
        return new SealPosition(Kind.AT, page, left, top, "");
    }

    public static SealPosition keyword(String keyword) {
        return new SealPosition(Kind.KEYWORD, -1, 0, 0, keyword);
    }

    public static SealPosition fromJson(String json) {
        return JSON.readValue(json, SealPosition.class);
    }

    public String toJson() {
        return JSON.writeValueAsString(this);
    }
}
