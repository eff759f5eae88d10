package org.hefu.seal.job;

import java.util.HashSet;
import java.util.Set;

/** The names in one archive, none of them twice. */
final class ArchiveNames {

    private final Set<String> taken = new HashSet<>();

    /**
     * The name, or if it is taken, one with numbers before it.
     *
     * @param number of the document
     */
    String free(int number, String name) {
        String free = name;
        while (!taken.add(free)) {
            free = number + "-" + free;
        }
        return free;
    }
}
