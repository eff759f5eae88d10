package org.hefu.verification.ofd;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hefu.ofd.OfdSignatureList;
import org.hefu.ofd.OfdSignatureList.Entry;

/**
 * Does the list of signatures agree with itself and with what its signatures cover? GB/T 33190-2016, section 18.1: each
 * one is added behind the others, under the next number, and the list keeps the largest (MaxSignId). As long as it is
 * open nobody signs it, so readers that go by its order or its numbers can be shown another one.
 */
final class ListOrder {

    private static final Pattern ID = Pattern.compile("[A-Za-z_]?[A-Za-z0-9_.-]{0,63}");
    private final SignedOfd ofd;
    private final OfdSignatureList list;

    ListOrder(SignedOfd ofd, OfdSignatureList list) {
        this.ofd = ofd;
        this.list = list;
    }

    /** Has one of the signatures locked it? Then the references are held against it, and it is what was signed. */
    private boolean isSigned() {
        return list.entries().stream()
                .flatMap(entry -> ofd.describe(entry).stream())
                .anyMatch(description -> SignedOfd.covered(description).contains(list.path()));
    }

    /** The path or identifier of a signature that the list has in the wrong place; empty if there is none. */
    Optional<String> disagreement() {
        if (isSigned()) {
            return Optional.empty();
        }
        List<Entry> entries = list.entries();
        long lastId = -1;
        long lastFolder = -1;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            long id = entry.number().orElse(Long.MAX_VALUE);
            long folder = entry.folderNumber().orElse(Long.MAX_VALUE);
            boolean inOrder = id > lastId && folder > lastFolder;
            if (!ID.matcher(entry.id()).matches() || !inOrder || coversLater(i)) {
                return Optional.of(entry.path());
            }
            lastId = entry.number().orElse(lastId);
            lastFolder = entry.folderNumber().orElse(lastFolder);
        }
        return list.largestId().isPresent() && list.largestId().getAsLong() < lastId
                ? Optional.of("MaxSignId")
                : Optional.empty();
    }

    /** Whoever covers a signature signed after it. */
    private boolean coversLater(int index) {
        List<Entry> entries = list.entries();
        Set<String> covered =
                ofd.describe(entries.get(index)).map(SignedOfd::covered).orElse(Set.of());
        return entries.subList(index + 1, entries.size()).stream().anyMatch(later -> covered.contains(later.path()));
    }
}
