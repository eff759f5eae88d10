package org.hefu.signature.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.certificate.TestAuthority.NOW;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Seals and signatures that are sound DER, with fields left out, doubled, moved or of another type: the readers take them
 * or refuse them by the one exception that they declare, and what was signed stays what was signed.
 */
class RandomSesTest {

    private static final int ROUNDS = 1500;
    private static final TestAuthority MAKER = TestAuthority.sm2();
    private static final TestAuthority OWNER = TestAuthority.sm2();
    private static final byte[] HASH = DigestAlgorithm.SM3.of(new byte[] {1});
    private static final String PATH = "/Doc_0/Signs/Sign_0/Signature.xml";

    private static final byte[][] ODD_VALUES = {
        {5, 0},
        {1, 1, 0},
        {1, 1, (byte) 0xFF},
        {2, 1, 0},
        {2, 1, (byte) 0x80},
        {2, 9, 0x7F, 1, 2, 3, 4, 5, 6, 7, 8},
        {3, 1, 0},
        {3, 2, 7, (byte) 0x80},
        {4, 0},
        {6, 1, 0x2A},
        {6, 3, 0x2A, (byte) 0x86, 0x48},
        {12, 0},
        {12, 2, (byte) 0xC3, (byte) 0xA9},
        {19, 1, 'A'},
        {22, 2, 'E', 'S'},
        {22, 1, (byte) 0x80},
        {23, 13, '2', '6', '1', '3', '2', '2', '0', '8', '0', '0', '0', '0', 'Z'},
        {24, 15, '2', '0', '2', '6', '1', '1', '2', '2', '0', '8', '0', '0', '0', '0', 'Z'},
        {24, 15, '9', '9', '9', '9', '9', '9', '9', '9', '9', '9', '9', '9', '9', '9', 'Z'},
        {24, 17, '2', '0', '2', '6', '1', '1', '2', '2', '0', '8', '0', '0', '0', '0', '.', '5', 'Z'},
        {48, 0},
        {49, 0},
        {(byte) 0xA0, 2, 3, 0},
        {(byte) 0xA0, 0},
        {(byte) 0xA1, 2, 5, 0},
        {(byte) 0x80, 0}
    };

    private static byte[] seal(int form) {
        return switch (form % 3) {
            case 0 -> TestSeals.seal(MAKER, OWNER).encoded();
            case 1 -> TestSeals.sealV1(MAKER, OWNER);
            default -> TestSeals.stamped(TestSeals.sealV5(MAKER, OWNER), new byte[] {0x30, 0});
        };
    }

    private static byte[] signature(int form) {
        byte[] seal = seal(form);
        return switch (form % 3) {
            case 0 ->
                SesSignature.sign(SesSeal.read(seal), NOW, HASH, PATH, TestSeals.signatory(OWNER))
                        .withTimestamp(new byte[] {0x30, 0})
                        .encoded();
            case 1 ->
                TestSeals.signatureV1(
                        seal, "2026-11-22 16:00:00".getBytes(StandardCharsets.US_ASCII), HASH, PATH, OWNER);
            default -> TestSeals.signatureOfNumber(5, seal, NOW, HASH, PATH, OWNER);
        };
    }

    /** A value of DER, whose length is that of what it holds when it is written. */
    private static final class Node {

        private final int tag;
        private final byte[] content;
        private final List<Node> children = new ArrayList<>();

        Node(int tag, byte[] content) {
            this.tag = tag;
            this.content = content;
            if ((tag & 0x20) != 0) {
                for (int at = 0; at < content.length; ) {
                    int end = end(content, at);
                    children.add(read(content, at, end));
                    at = end;
                }
            }
        }

        static Node read(byte[] der, int from, int to) {
            int lengthBytes = (der[from + 1] & 0x80) == 0 ? 0 : der[from + 1] & 0x7F;
            int start = from + 2 + lengthBytes;
            byte[] content = new byte[to - start];
            System.arraycopy(der, start, content, 0, content.length);
            return new Node(der[from], content);
        }

        private static int end(byte[] der, int at) {
            int first = der[at + 1] & 0xFF;
            if (first < 0x80) {
                return at + 2 + first;
            }
            int length = 0;
            for (int i = 0; i < first - 0x80; i++) {
                length = length << 8 | der[at + 2 + i] & 0xFF;
            }
            return at + 2 + first - 0x80 + length;
        }

        void write(ByteArrayOutputStream out) {
            byte[] held = content;
            if ((tag & 0x20) != 0) {
                ByteArrayOutputStream inner = new ByteArrayOutputStream();
                children.forEach(child -> child.write(inner));
                held = inner.toByteArray();
            }
            out.write(tag);
            if (held.length < 0x80) {
                out.write(held.length);
            } else {
                int bytes = (32 - Integer.numberOfLeadingZeros(held.length) + 7) / 8;
                out.write(0x80 | bytes);
                for (int i = bytes - 1; i >= 0; i--) {
                    out.write(held.length >>> (8 * i));
                }
            }
            out.writeBytes(held);
        }

        /** All values that hold others. */
        List<Node> holders() {
            List<Node> holders = new ArrayList<>();
            if (!children.isEmpty()) {
                holders.add(this);
                children.forEach(child -> holders.addAll(child.holders()));
            }
            return holders;
        }
    }

    private static byte[] changed(byte[] der, Random random) {
        Node root = Node.read(der, 0, der.length);
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<Node> holders = root.holders();
            List<Node> within = holders.get(random.nextInt(holders.size())).children;
            int at = random.nextInt(within.size());
            byte[] odd = ODD_VALUES[random.nextInt(ODD_VALUES.length)];
            switch (random.nextInt(8)) {
                case 0 -> within.remove(at);
                case 1 -> within.add(at, within.get(at));
                case 2 -> Collections.swap(within, at, random.nextInt(within.size()));
                case 3, 4 -> within.set(at, Node.read(odd, 0, odd.length));
                case 5 -> within.add(at, Node.read(odd, 0, odd.length));
                case 6 -> {
                    for (int depth = random.nextInt(60); depth >= 0; depth--) {
                        Node wrapper = new Node(random.nextBoolean() ? 0x30 : 0xA0, new byte[0]);
                        wrapper.children.add(within.get(at));
                        within.set(at, wrapper);
                    }
                }
                default -> {
                    Node old = within.get(at);
                    boolean holds = (old.tag & 0x20) != 0;
                    within.set(at, new Node(holds ? old.tag ^ 1 : random.nextInt(31), old.content));
                }
            }
            if (root.children.isEmpty()) {
                break;
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        root.write(out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aSealOfOddPartsIsTakenOrRefused(long seed) {
        Random random = new Random(seed);
        byte[] encoded = seal((int) seed);
        byte[] signed = SesSeal.read(encoded).signedBytes();
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SesSeal seal;
            try {
                seal = SesSeal.read(changed(encoded, random));
            } catch (Asn1FormatException expected) {
                assertThat(expected.getMessage()).isNotBlank();
                continue;
            }
            taken++;
            assertThat(seal.info().owners().of(OWNER.signer)).isNotNull();
            seal.maker().readCertificate();
            seal.maker().scheme();
            if (seal.isSignedBy(MAKER.signer)) {
                assertThat(seal.signedBytes())
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(signed);
            }
        }
        assertThat(taken).isBetween(1, ROUNDS - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aSignatureOfOddPartsIsTakenOrRefused(long seed) {
        Random random = new Random(seed);
        byte[] encoded = signature((int) seed);
        SesSignature sound = SesSignature.read(encoded);
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SesSignature read;
            try {
                read = SesSignature.read(changed(encoded, random));
            } catch (Asn1FormatException expected) {
                assertThat(expected.getMessage()).isNotBlank();
                continue;
            }
            taken++;
            read.signer().readCertificate();
            read.signedToken();
            read.timestamp();
            if (read.isSignedBy(OWNER.signer)) {
                assertThat(read.seal()).as("seed %d, round %d", seed, round).isEqualTo(sound.seal());
                assertThat(read.dataHash()).isEqualTo(sound.dataHash());
                assertThat(read.propertyInfo()).isEqualTo(sound.propertyInfo());
                assertThat(read.time()).isEqualTo(sound.time());
            }
        }
        assertThat(taken).isBetween(1, ROUNDS - 1);
    }
}
