package org.hefu.ofd;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths in a package, GB/T 33190-2016, section 7.3, ST_Loc: from its root if they begin with a slash. */
public final class OfdPaths {

    private OfdPaths() {}

    /**
     * The file that a path names, without a leading slash.
     *
     * @param from the file in which the path stands
     * @throws OfdFormatException if the path leads out of the package or is no path
     */
    public static String resolve(String from, String path) {
        String stripped = path.strip();
        if (stripped.isEmpty() || stripped.indexOf('\\') >= 0 || stripped.indexOf(':') >= 0) {
            throw new OfdFormatException("'" + stripped + "' is no path within the package");
        }
        Deque<String> parts = new ArrayDeque<>();
        if (!stripped.startsWith("/")) {
            String folder = from.substring(0, from.lastIndexOf('/') + 1);
            add(parts, folder, stripped);
        }
        add(parts, stripped, stripped);
        if (parts.isEmpty()) {
            throw new OfdFormatException("'" + stripped + "' is no path within the package");
        }
        return String.join("/", parts);
    }

    private static void add(Deque<String> parts, String path, String whole) {
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    throw new OfdFormatException("The path '" + whole + "' leads out of the package");
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
    }
}
