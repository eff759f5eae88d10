package org.hefu.verification.ofd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.ofd.SealedOfds.OWNER;
import static org.hefu.verification.ofd.SealedOfds.verify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.hefu.certificate.TrustStore;
import org.hefu.container.PackedFile;
import org.hefu.container.ZipArchive;
import org.hefu.container.ZipLimits;
import org.hefu.container.ZipWriter;
import org.hefu.signature.Signatory;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.SesOwners;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.SesSealMaker;
import org.hefu.signature.ses.TestSeals;
import org.hefu.verification.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfdMutationTest {

    private static final TrustStore TRUST =
            new TrustStore(List.of(SealedOfds.MAKER.issuing, OWNER.issuing), SealedOfds.TRUST.lists());

    /** With a digest of its owner's certificate in place of the certificate. */
    private static final SesSeal SMALL_SEAL = SesSealMaker.make(
            TestSeals.order(SesOwners.digests(List.of(OWNER.signer)), TestSeals.FROM, TestSeals.TO),
            TestSeals.signatory(SealedOfds.MAKER));

    private static final int STRIDE = 5;
    private static final int LOCAL_HEADER = 0x04034b50;

    /** The smallest paper that can be sealed, so that each of its bytes can be flipped. */
    private static byte[] smallest(OfdProtection protection) {
        String space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
        byte[] paper = new ZipWriter()
                .deflate(
                        "OFD.xml",
                        utf8("<ofd:OFD " + space + "><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>D/D.xml</ofd:DocRoot>"
                                + "</ofd:DocBody></ofd:OFD>"))
                .deflate(
                        "D/D.xml",
                        utf8("<ofd:Document " + space + "><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
                                + "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
                                + "<ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/></ofd:Pages></ofd:Document>"))
                .store("D/P.xml", utf8("<ofd:Page " + space + "><ofd:Content/></ofd:Page>"))
                .finish();
        Signatory bare = new Signatory(OWNER.signer, List.of(), List.of(), OWNER.scheme(), OWNER::sign);
        return OfdSigner.sign(paper, SealedOfds.order(protection), SMALL_SEAL, bare, null);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static TreeMap<String, String> contents(byte[] ofd) {
        TreeMap<String, String> contents = new TreeMap<>();
        for (PackedFile file : ZipArchive.read(ofd, ZipLimits.DOCUMENT).files()) {
            contents.put(file.name(), HexFormat.of().formatHex(file.content()));
        }
        return contents;
    }

    @ParameterizedTest
    @EnumSource(OfdProtection.class)
    void theSmallestPaperPasses(OfdProtection protection) {
        assertThat(verify(smallest(protection), TRUST).reasons())
                .extracting(reason -> reason.code())
                .containsExactly("ALL_PASSED");
    }

    /**
     * Only what changes no file may pass: who packed the package, and what was needed to unpack it. Of what the files
     * were packed into, whose check values tell on any change, every fifth byte is enough.
     */
    @Test
    void noFlippedByteThatChangesAFilePasses() {
        byte[] sealed = smallest(OfdProtection.LOCKED);
        TreeMap<String, String> before = contents(sealed);
        BitSet packed = packed(sealed);
        int passed = 0;
        int tried = 0;
        for (int at = 0; at < sealed.length; at++) {
            if (packed.get(at) && at % STRIDE != 0) {
                continue;
            }
            tried++;
            byte[] flipped = sealed.clone();
            flipped[at] ^= (byte) (1 << at % 8);

            if (verify(flipped, TRUST).verdict() == Verdict.TOTAL_PASSED) {
                assertThat(contents(flipped)).as("byte %d", at).isEqualTo(before);
                passed++;
            }
        }
        assertThat(passed).isLessThan(tried / 10);
    }

    /** Where the packed files stand, without their headers; by APPNOTE 6.3.3, section 4.3.7. */
    private static BitSet packed(byte[] zip) {
        BitSet packed = new BitSet();
        ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; in.getInt(at) == LOCAL_HEADER; ) {
            int start = at + 30 + in.getShort(at + 26) + in.getShort(at + 28);
            at = start + in.getInt(at + 18);
            packed.set(start, at);
        }
        assertThat(packed.cardinality()).isPositive();
        return packed;
    }

    /**
     * As before, within each file, so that no check value of the package finds the change first. Files under a digest
     * take a sample of their bytes, the signature itself all.
     */
    @ParameterizedTest
    @CsvSource({
        "OFD.xml, 5",
        "D/D.xml, 5",
        "D/P.xml, 5",
        "D/Signs/Sign_0/Signature.xml, 1",
        "D/Signs/Sign_0/SignedValue.dat, 1",
        "D/Signs/Sign_0/Seal.esl, 1"
    })
    void noFlippedByteWithinAFilePasses(String name, int stride) {
        RawOfd raw = RawOfd.of(smallest(OfdProtection.OPEN));
        byte[] content = raw.get(name);
        for (int at = 0; at < content.length; at += stride) {
            byte[] flipped = content.clone();
            flipped[at] ^= (byte) (1 << at % 8);

            assertThat(verify(raw.put(name, flipped).zip(), TRUST).verdict())
                    .as("%s, byte %d", name, at)
                    .isNotEqualTo(Verdict.TOTAL_PASSED);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aPaperCutSplicedOrOverwrittenNeverPasses(long seed) {
        byte[] sealed = smallest(OfdProtection.OPEN);
        TreeMap<String, String> before = contents(sealed);
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            byte[] changed = mutate(sealed, random);
            if (verify(changed, TRUST).verdict() == Verdict.TOTAL_PASSED) {
                assertThat(contents(changed))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(before);
            }
        }
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length - 1);
        int length = 1 + random.nextInt(Math.min(200, bytes.length - at - 1));
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                byte[] cut = new byte[bytes.length - length];
                System.arraycopy(bytes, 0, cut, 0, at);
                System.arraycopy(bytes, at + length, cut, at, bytes.length - at - length);
                yield cut;
            }
            case 2 -> {
                byte[] doubled = new byte[bytes.length + length];
                System.arraycopy(bytes, 0, doubled, 0, at + length);
                System.arraycopy(bytes, at, doubled, at + length, bytes.length - at);
                yield doubled;
            }
            default -> {
                byte[] overwritten = bytes.clone();
                for (int i = 0; i < length; i++) {
                    overwritten[at + i] = (byte) random.nextInt();
                }
                yield overwritten;
            }
        };
    }

    /** Words and signs of the format in wrong places; nothing may break off the reading, and nothing may pass. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aDescriptionOfRandomWordsNeverPasses(long seed) {
        RawOfd raw = RawOfd.of(smallest(OfdProtection.OPEN));
        String[] words = {
            "<ofd:Reference ",
            "/>",
            "FileRef=\"/D/D.xml\"",
            "\"",
            "1 2 3 4",
            "-1e9",
            "</ofd:SignedInfo>",
            "..",
            "/",
            "<ofd:Seal>",
            "&#x0;",
            "<!--",
            "SM3",
            "MD5",
            "ID",
            "ofd:",
            "0",
            "<ofd:StampAnnot ID=\"9\" PageRef=\"1\" Boundary=\"0 0 1 1\"/>"
        };
        Random random = new Random(seed);
        List<String> targets =
                List.of("OFD.xml", "D/D.xml", "D/P.xml", "D/Signs/Signatures.xml", "D/Signs/Sign_0/Signature.xml");
        for (int round = 0; round < 80; round++) {
            String name = targets.get(random.nextInt(targets.size()));
            String text = raw.text(name);
            int at = random.nextInt(text.length());
            int end = random.nextBoolean() ? at : Math.min(text.length(), at + random.nextInt(40));
            String changed = text.substring(0, at) + words[random.nextInt(words.length)] + text.substring(end);
            if (!changed.equals(text)) {
                var report = verify(raw.put(name, changed).zip(), TRUST);
                assertThat(report.reasons())
                        .as("seed %d, round %d", seed, round)
                        .extracting(reason -> reason.code())
                        .doesNotContain("VERIFICATION_BROKE_OFF");
                boolean list = name.equals("D/Signs/Signatures.xml");
                assertThat(list || report.verdict() != Verdict.TOTAL_PASSED)
                        .as("seed %d, round %d", seed, round)
                        .isTrue();
                raw.put(name, text);
            }
        }
    }
}
