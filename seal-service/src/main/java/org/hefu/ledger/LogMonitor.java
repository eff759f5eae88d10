package org.hefu.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Watches a log from outside: reads what it publishes in C2SP tlog-tiles, and believes nothing but its public keys.
 *
 * <p>The root is computed again from every leaf. With a checkpoint that was seen before, the log is also held to it: it
 * must still begin with exactly those entries.
 */
public final class LogMonitor {

    /** Reads what the log publishes under a path such as {@code checkpoint} or {@code tile/0/x001/067.p/12}. */
    @FunctionalInterface
    public interface Source {
        byte[] read(String path);
    }

    /** What the log is worth. */
    public sealed interface Finding {}

    /** Signed, complete, and still what was seen before. */
    public record Sound(Checkpoint checkpoint) implements Finding {}

    /** Not to be trusted, for this reason. */
    public record Unsound(Reason reason) implements Finding {}

    /** Why a log is not to be trusted. Codes are published: add, never rename. */
    public enum Reason {
        CHECKPOINT_UNREADABLE("检查点无法识读", "the checkpoint cannot be read"),
        OTHER_LOG("这是另一本账本的检查点", "the checkpoint is of another log"),
        SIGNATURE_MISSING("检查点缺少签名", "the checkpoint lacks a signature"),
        SIGNATURE_WRONG("检查点的签名不成立", "a signature on the checkpoint is wrong"),
        TILE_UNREADABLE("账本的叶子不完整或无法识读", "leaves of the log are missing or cannot be read"),
        ROOT_DIFFERS("由叶子重新计算的根与检查点不符", "the root computed from the leaves is not that of the checkpoint"),
        SHRUNK("账本比上次看到时短", "the log is shorter than it was when last seen"),
        HISTORY_CHANGED("上次看到的条目已被改动", "entries that were there when last seen have been changed");

        private final String chinese;
        private final String english;

        Reason(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String sentence(boolean inChinese) {
            return inChinese ? chinese : english;
        }
    }

    private LogMonitor() {}

    /**
     * @param seen checkpoint of an earlier check; null for the first
     */
    public static Finding check(Source source, LogKeys keys, @Nullable Checkpoint seen) {
        Checkpoint checkpoint;
        try {
            Note note = Note.parse(new String(source.read("checkpoint"), StandardCharsets.UTF_8));
            checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(keys.origin())) {
                return new Unsound(Reason.OTHER_LOG);
            }
            for (NoteKey key : keys.noteKeys()) {
                switch (note.standing(key)) {
                    case SIGNED -> {}
                    case FORGED -> {
                        return new Unsound(Reason.SIGNATURE_WRONG);
                    }
                    case UNSIGNED -> {
                        return new Unsound(Reason.SIGNATURE_MISSING);
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            return new Unsound(Reason.CHECKPOINT_UNREADABLE);
        }
        if (seen != null && seen.size() > checkpoint.size()) {
            return new Unsound(Reason.SHRUNK);
        }
        return compare(source, checkpoint, seen);
    }

    private static Finding compare(Source source, Checkpoint checkpoint, @Nullable Checkpoint seen) {
        Tree tree = new Tree();
        Hash then = seen != null && seen.size() == 0 ? tree.root() : null;
        while (tree.size() < checkpoint.size()) {
            long tile = tree.size() / Tile.WIDTH;
            int width = (int) Math.min(Tile.WIDTH, checkpoint.size() - tree.size());
            byte[] hashes = source.read(path(tile, width));
            if (hashes.length != width * Hash.BYTES) {
                return new Unsound(Reason.TILE_UNREADABLE);
            }
            for (int i = 0; i < width; i++) {
                tree.append(
                        Hash.of(java.util.Arrays.copyOfRange(hashes, i * Hash.BYTES, (i + 1) * Hash.BYTES)),
                        full -> {});
                if (seen != null && tree.size() == seen.size()) {
                    then = tree.root();
                }
            }
        }
        if (!tree.root().equals(checkpoint.root())) {
            return new Unsound(Reason.ROOT_DIFFERS);
        }
        return seen == null || seen.root().equals(then) ? new Sound(checkpoint) : new Unsound(Reason.HISTORY_CHANGED);
    }

    /** The path of a tile of leaf hashes, by C2SP tlog-tiles: groups of three digits, all but the last with an x. */
    static String path(long tile, int width) {
        StringBuilder groups = new StringBuilder(String.format(Locale.ROOT, "%03d", tile % 1_000));
        for (long rest = tile / 1_000; rest > 0; rest /= 1_000) {
            groups.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1_000));
        }
        return "tile/0/" + groups + (width < Tile.WIDTH ? ".p/" + width : "");
    }
}
