package org.hefu.verification.ofd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.ofd.SealedOfds.MAKER;
import static org.hefu.verification.ofd.SealedOfds.OWNER;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TrustStore;
import org.hefu.container.PackedFile;
import org.hefu.container.UnseenBytes;
import org.hefu.container.ZipArchive;
import org.hefu.container.ZipLimits;
import org.hefu.container.ZipWriter;
import org.hefu.signature.Signatory;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSealOrder;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.SesOwners;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.SesSealMaker;
import org.hefu.signature.ses.TestSeals;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfdMutationTest {

    private static final TrustStore TRUST =
            new TrustStore(List.of(MAKER.issuing, OWNER.issuing), SealedOfds.TRUST.lists());

    private static final String PAGE = "Doc_0/P.xml";

    /** With a digest of its owner's certificate in place of the certificate. */
    private static final SesSeal SMALL_SEAL = SesSealMaker.make(
            TestSeals.order(SesOwners.digests(List.of(OWNER.signer)), TestSeals.FROM, TestSeals.TO),
            TestSeals.signatory(MAKER));

    @TempDir
    private static Path folder;

    private static byte[] stampedSeal = {};

    @BeforeAll
    static void stamp() {
        stampedSeal = new SignedTimes(folder).stampedSeal(MAKER);
    }

    /** How the smallest paper is signed. */
    enum Form {
        OPEN,
        LOCKED,
        GMT_0031_2014,
        /** With a time-stamp on the seal. */
        GMT_0031_2025,
        WITHOUT_SEAL;

        byte[] signed() {
            return switch (this) {
                case OPEN -> sealed(OfdProtection.OPEN);
                case LOCKED -> sealed(OfdProtection.LOCKED);
                case GMT_0031_2014 -> {
                    RawOfd raw = RawOfd.of(sealed(OfdProtection.LOCKED));
                    byte[] seal = TestSeals.sealV1(MAKER, OWNER);
                    yield raw.put(RawOfd.SEAL, seal)
                            .put(
                                    RawOfd.VALUE,
                                    TestSeals.signatureV1(
                                            seal,
                                            "2026-11-22 16:00:00".getBytes(StandardCharsets.US_ASCII),
                                            DigestAlgorithm.SM3.of(raw.get(RawOfd.DESCRIPTION)),
                                            "/" + RawOfd.DESCRIPTION,
                                            OWNER))
                            .zip();
                }
                case GMT_0031_2025 ->
                    RawOfd.of(sealed(OfdProtection.LOCKED))
                            .sign(5, stampedSeal, SealedOfds.NOW, "/" + RawOfd.DESCRIPTION, OWNER)
                            .zip();
                case WITHOUT_SEAL ->
                    OfdSigner.signWithoutSeal(
                            smallest(),
                            new OfdSealOrder(SealedOfds.NOW, OfdProtection.LOCKED, List.of()),
                            bare(),
                            null);
            };
        }
    }

    private static byte[] sealed(OfdProtection protection) {
        return OfdSigner.sign(smallest(), SealedOfds.order(protection), SMALL_SEAL, bare(), null);
    }

    private static Signatory bare() {
        return new Signatory(OWNER.signer, List.of(), List.of(), OWNER.scheme(), OWNER::sign);
    }

    /** The smallest paper that can be sealed, so that each of its bytes can be flipped. */
    private static byte[] smallest() {
        String space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
        return new ZipWriter()
                .deflate(
                        "OFD.xml",
                        utf8("<ofd:OFD " + space + "><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/D.xml</ofd:DocRoot>"
                                + "</ofd:DocBody></ofd:OFD>"))
                .deflate(
                        "Doc_0/D.xml",
                        utf8("<ofd:Document " + space + "><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
                                + "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
                                + "<ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/></ofd:Pages></ofd:Document>"))
                .store(PAGE, utf8("<ofd:Page " + space + "><ofd:Content/></ofd:Page>"))
                .finish();
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

    private static VerificationReport verify(byte[] file) {
        VerificationReport report = SealedOfds.verify(file, TRUST);
        assertThat(report.reasons()).extracting(Reason::code).doesNotContain("VERIFICATION_BROKE_OFF");
        return report;
    }

    /** Each byte in another bit than the byte before. */
    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << at % 8);
        return flipped;
    }

    /** The places at which a flip was not seen; all are tried. */
    private static List<Integer> passed(int length, IntFunction<byte[]> fileWithFlip) {
        return IntStream.range(0, length)
                .parallel()
                .filter(at -> verify(fileWithFlip.apply(at)).verdict() == Verdict.TOTAL_PASSED)
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void theSmallestPaperPasses(Form form) {
        assertThat(verify(form.signed()).reasons()).extracting(Reason::code).containsExactly("ALL_PASSED");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "LOCKED"})
    void aFlippedByteOfThePackagePassesOnlyWhereItIsNoneOfAnyFile(Form form) {
        byte[] signed = form.signed();
        Map<Integer, UnseenBytes> unseen = UnseenBytes.of(signed);
        TreeMap<String, String> before = contents(signed);

        List<Integer> passed = passed(signed.length, at -> flipped(signed, at));

        assertThat(unseen.keySet()).containsAll(passed);
        for (int at : passed) {
            assertThat(contents(flipped(signed, at)))
                    .as("byte %d, %s", at, unseen.get(at))
                    .isEqualTo(before);
        }
    }

    static Stream<Form> forms() {
        return Arrays.stream(Form.values()).filter(form -> form != Form.LOCKED);
    }

    /** As before, within each file, so that no check value of the package finds the change first. */
    @ParameterizedTest
    @MethodSource("forms")
    void noFlippedByteOfASignedFilePasses(Form form) {
        byte[] signed = form.signed();
        List<String> names = new ArrayList<>(contents(signed).keySet());
        if (form == Form.OPEN) {
            assertThat(names.remove(RawOfd.LIST)).isTrue();
        } else {
            // The other files are under the same digests as in the open one, or compared byte by byte.
            names.retainAll(List.of(RawOfd.LIST, RawOfd.VALUE));
        }
        for (String name : names) {
            byte[] content = RawOfd.of(signed).get(name);

            assertThat(passed(
                            content.length,
                            at -> RawOfd.of(signed)
                                    .put(name, flipped(content, at))
                                    .zip()))
                    .as(name)
                    .isEmpty();
        }
    }

    /** As long as others may sign, the list of signatures is not signed; numbers that mean nothing may change in it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void onlyTheNumbersOfAnOpenListOfSignaturesMayChange(int bit) {
        byte[] signed = Form.OPEN.signed();
        byte[] list = RawOfd.of(signed).get(RawOfd.LIST);
        Set<Integer> free = new HashSet<>();
        String text = new String(list, StandardCharsets.UTF_8);
        for (String part : List.of("<ofd:MaxSignId>(.*?)</", " ID=\"(.*?)\"", " encoding=\"(.*?)\"")) {
            Matcher found = Pattern.compile(part).matcher(text);
            assertThat(found.find()).isTrue();
            IntStream.range(found.start(1), found.end(1)).forEach(free::add);
        }

        List<Integer> passed = passed(list.length, at -> {
            byte[] flipped = list.clone();
            flipped[at] ^= (byte) (1 << bit);
            return RawOfd.of(signed).put(RawOfd.LIST, flipped).zip();
        });

        assertThat(free).containsAll(passed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aPaperCutSplicedOrOverwrittenNeverPasses(long seed) {
        byte[] sealed = sealed(OfdProtection.OPEN);
        TreeMap<String, String> before = contents(sealed);
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            byte[] changed = mutate(sealed, random);
            if (verify(changed).verdict() == Verdict.TOTAL_PASSED) {
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
        RawOfd raw = RawOfd.of(sealed(OfdProtection.OPEN));
        String[] words = {
            "<ofd:Reference ",
            "/>",
            "FileRef=\"/Doc_0/D.xml\"",
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
        List<String> targets = List.of("OFD.xml", "Doc_0/D.xml", PAGE, RawOfd.LIST, RawOfd.DESCRIPTION);
        for (int round = 0; round < 80; round++) {
            String name = targets.get(random.nextInt(targets.size()));
            String text = raw.text(name);
            int at = random.nextInt(text.length());
            int end = random.nextBoolean() ? at : Math.min(text.length(), at + random.nextInt(40));
            String changed = text.substring(0, at) + words[random.nextInt(words.length)] + text.substring(end);
            if (!changed.equals(text)) {
                var report = verify(raw.put(name, changed).zip());
                assertThat(report.reasons())
                        .as("seed %d, round %d", seed, round)
                        .extracting(reason -> reason.code())
                        .doesNotContain("VERIFICATION_BROKE_OFF");
                boolean list = name.equals(RawOfd.LIST);
                assertThat(list || report.verdict() != Verdict.TOTAL_PASSED)
                        .as("seed %d, round %d", seed, round)
                        .isTrue();
                raw.put(name, text);
            }
        }
    }
}
