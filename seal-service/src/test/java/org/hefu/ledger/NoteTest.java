package org.hefu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.hefu.ledger.Note.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {

    /** The example that the Go tool chain documents its signed notes with. */
    private static final String KNOWN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String KNOWN_NOTE = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
        """;

    private final KeyVault vault = TestKeys.shared();

    @Test
    void aNoteOfAnotherToolVerifies() {
        Note note = Note.parse(KNOWN_NOTE);

        assertThat(note.standing(NoteKey.parse(KNOWN_KEY))).isEqualTo(Standing.SIGNED);
        assertThat(note.written()).isEqualTo(KNOWN_NOTE);
        assertThat(Note.parse(KNOWN_NOTE.replace("answer", "Answer")).standing(NoteKey.parse(KNOWN_KEY)))
                .isEqualTo(Standing.FORGED);
    }

    @Test
    void aCheckpointIsSignedByBothKeys() {
        CheckpointSigner signer = new CheckpointSigner(vault, "hefu.test/ledger");

        String written = signer.sign(3, Merkle.EMPTY);

        assertThat(written.lines())
                .hasSize(6)
                .startsWith("hefu.test/ledger", "3", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "")
                .anyMatch(line -> line.startsWith("— hefu.test/ledger "));
        assertThat(signer.keys().noteKeys())
                .hasSize(2)
                .allMatch(key -> Note.parse(written).standing(key) == Standing.SIGNED);
        assertThat(signer.signed(written, 3, Merkle.EMPTY)).isTrue();
        assertThat(signer.signed(written, 4, Merkle.EMPTY)).isFalse();
        assertThat(signer.signed("nonsense", 3, Merkle.EMPTY)).isFalse();
    }

    @Test
    void aKeyIsWrittenAsOtherToolsReadIt() {
        LogKeys keys = new CheckpointSigner(vault, "hefu.test/ledger").keys();

        assertThat(LogKeys.parse(String.join("\n", keys.vkeys()) + "\n")).isEqualTo(keys);
        assertThat(keys.origin()).isEqualTo("hefu.test/ledger");
        assertThat(keys.vkeys().get(0)).matches("hefu\\.test/ledger\\+[0-9a-f]{8}\\+A[A-Za-z0-9+/]{43}");
        assertThat(keys.vkeys().get(1)).matches("hefu\\.test/ledger\\+[0-9a-f]{8}\\+/3Vybjpv[A-Za-z0-9+/=]+");
    }

    @Test
    void aLineOfAnUnknownKeyIsPassedOver() {
        NoteKey known = key("known", "hefu.test/a");
        NoteKey other = key("other", "hefu.test/b");
        Note note = signed("text\n", known, "known");

        assertThat(note.standing(other)).isEqualTo(Standing.UNSIGNED);
        assertThat(note.standing(known)).isEqualTo(Standing.SIGNED);
    }

    @Test
    void oneWrongLineOfAKnownKeySpoilsTheNote() {
        NoteKey key = key("known", "hefu.test/a");
        Note.Line right = signed("text\n", key, "known").lines().getFirst();
        Note.Line wrong = signed("other text\n", key, "known").lines().getFirst();

        assertThat(new Note("text\n", List.of(right, wrong)).standing(key)).isEqualTo(Standing.FORGED);
    }

    @Test
    void theTextOfANoteMayHoldEmptyLines() {
        NoteKey key = key("known", "hefu.test/a");
        Note note = signed("one\n\ntwo\n", key, "known");

        assertThat(Note.parse(note.written())).isEqualTo(note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— name AAAAAAA=",
                "text\n\n- name AAAAAAA=\n",
                "text\n\n— name\n",
                "text\n\n— na+me AAAAAAA=\n",
                "text\n\n— name AAAA\n",
                "text\n\n— name AAAAAAA\n",
                "text\n\n— name AAAAAAB=\n",
                "te\rxt\n\n— name AAAAAAA=\n",
                "text\n\n— name AAAAAAA= more\n"
            })
    void whatIsNoNoteIsRefused(String written) {
        assertThatThrownBy(() -> Note.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpcMQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10"
            })
    void whatIsNoKeyIsRefused(String vkey) {
        assertThatThrownBy(() -> NoteKey.parse(vkey)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n1\n",
                "o\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
                "o\n1\nAAAA\n"
            })
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTextOfACheckpointIsReadAsItWasWritten() {
        Checkpoint checkpoint = new Checkpoint("hefu.test/ledger", 20_852_163, Merkle.EMPTY);

        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThat(Checkpoint.parse(checkpoint.text() + "an extension\n")).isEqualTo(checkpoint);
    }

    @Test
    void keysOfOneLogHaveOneNameAndEachAlgorithmOnce() {
        String first = key("a", "hefu.test/a").vkey();

        assertThatThrownBy(() -> LogKeys.of()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LogKeys.of(first, first)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LogKeys.of(first, KNOWN_KEY)).isInstanceOf(IllegalArgumentException.class);
    }

    private NoteKey key(String keyName, String name) {
        return NoteKey.of(
                name, NoteAlgorithm.ED25519, vault.ensureKeyPair(keyName, KeyAlgorithm.ED25519, KeyUse.LEDGER));
    }

    private Note signed(String text, NoteKey key, String keyName) {
        byte[] signature = vault.sign(keyName, KeyUse.LEDGER, text.getBytes(StandardCharsets.UTF_8));
        return new Note(text, List.of(Note.Line.of(key, signature)));
    }
}
