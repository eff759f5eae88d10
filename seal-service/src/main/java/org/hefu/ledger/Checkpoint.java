package org.hefu.ledger;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The state of the log at one size, as C2SP tlog-checkpoint words it.
 *
 * @param origin name of the log, without blank, plus or control character, as in {@code hefu.local/ledger}
 * @param size number of entries, from 0
 * @param root RFC 6962 root over those entries
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Z}\\p{Cntrl}+]+");
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    public Checkpoint {
        requireName(origin);
        if (size < 0) {
            throw new IllegalArgumentException("A log has no negative size; got " + size);
        }
    }

    /** The text that is signed; ends with a line feed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /**
     * Reads the text of a note; extension lines behind the root are passed over.
     *
     * @throws IllegalArgumentException if it is not a checkpoint
     */
    public static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("A checkpoint has an origin, a size and a root, and no empty line");
        }
        return new Checkpoint(lines.get(0), number(lines.get(1)), Hash.fromBase64(lines.get(2)));
    }

    /** Reads a decimal number as the C2SP formats write it: no sign, no leading zero. */
    static long number(String text) {
        if (!SIZE.matcher(text).matches()) {
            throw new IllegalArgumentException("A number is written like 73894");
        }
        return Long.parseLong(text);
    }

    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of a log looks like hefu.local/ledger; got '" + name + "'");
        }
        return name;
    }
}
