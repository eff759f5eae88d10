package org.hefu.ledger;

import java.util.List;

/**
 * The public keys by which anybody checks what a log signed.
 *
 * @param vkeys one verifier key of each algorithm at most, all of one name, which is the log's origin; each reads
 *     {@code name+keyid+base64(type || key)}. Ed25519 has type 0x01 and a key of 32 bytes, as other C2SP tools read it;
 *     SM2 has type 0xff followed by {@code urn:oid:1.2.156.10197.1.501} and the uncompressed point of 65 bytes.
 */
public record LogKeys(List<String> vkeys) {

    /** @throws IllegalArgumentException if there is none, or one is malformed, of another name, or there twice */
    public LogKeys {
        vkeys = vkeys.stream().map(String::strip).toList();
        List<NoteKey> keys = vkeys.stream().map(NoteKey::parse).toList();
        if (keys.isEmpty()
                || keys.stream().map(NoteKey::name).distinct().count() != 1
                || keys.stream().map(NoteKey::algorithm).distinct().count() != keys.size()) {
            throw new IllegalArgumentException("A log has one name, and one key of each algorithm; got " + vkeys);
        }
    }

    public static LogKeys of(String... vkeys) {
        return new LogKeys(List.of(vkeys));
    }

    /** Reads one key a line; empty lines are passed over. */
    public static LogKeys parse(String text) {
        return new LogKeys(text.lines().filter(line -> !line.isBlank()).toList());
    }

    /** The name of the log. */
    public String origin() {
        return noteKeys().getFirst().name();
    }

    List<NoteKey> noteKeys() {
        return vkeys.stream().map(NoteKey::parse).toList();
    }
}
