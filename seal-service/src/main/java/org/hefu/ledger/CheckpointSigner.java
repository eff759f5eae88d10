package org.hefu.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;

/** Signs checkpoints with the log's Ed25519 and SM2 keys. */
final class CheckpointSigner {

    private final KeyVault vault;
    private final String origin;
    private final Map<String, NoteKey> keys = new LinkedHashMap<>();

    /** Makes the keys in the vault unless they are there. */
    CheckpointSigner(KeyVault vault, String origin) {
        this.vault = vault;
        this.origin = origin;
        for (NoteAlgorithm algorithm : NoteAlgorithm.values()) {
            String name = keyName(algorithm);
            keys.put(
                    name,
                    NoteKey.of(origin, algorithm, vault.ensureKeyPair(name, algorithm.keyAlgorithm(), KeyUse.LEDGER)));
        }
    }

    LogKeys keys() {
        return new LogKeys(keys.values().stream().map(NoteKey::vkey).toList());
    }

    /** The signed note over a tree of this size and root. */
    String sign(long size, Hash root) {
        String text = new Checkpoint(origin, size, root).text();
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        List<Note.Line> lines = new ArrayList<>();
        keys.forEach((name, key) -> lines.add(Note.Line.of(key, vault.sign(name, KeyUse.LEDGER, message))));
        return new Note(text, lines).written();
    }

    /** Whether this log's keys signed exactly this checkpoint. */
    boolean signed(String note, long size, Hash root) {
        try {
            Note parsed = Note.parse(note);
            return parsed.text().equals(new Checkpoint(origin, size, root).text())
                    && keys.values().stream().allMatch(key -> parsed.standing(key) == Note.Standing.SIGNED);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String keyName(NoteAlgorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> "ledger-ed25519";
            case SM2 -> "ledger-sm2";
        };
    }
}
