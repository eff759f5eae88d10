package org.hefu.verification.eu;

import eu.europa.esig.dss.enumerations.DigestMatcherType;
import eu.europa.esig.dss.model.Digest;
import eu.europa.esig.dss.model.ReferenceValidation;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hefu.container.PackedFile;
import org.hefu.container.ZipArchive;
import org.hefu.container.ZipFault;
import org.hefu.container.ZipFormatException;
import org.hefu.container.ZipLimits;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Covered;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;
import org.jspecify.annotations.Nullable;

/**
 * A container of several files, ETSI EN 319 162-1, read to find out whether every file in it is signed, and whether two
 * readers would see the same files.
 */
final class SignedContainer implements StrictStructure {

    private static final String LABEL = "mimetype";
    private static final Set<String> LABELS =
            Set.of("application/vnd.etsi.asic-e+zip", "application/vnd.etsi.asic-s+zip");
    private static final String LIST = "META-INF/manifest.xml";
    private static final String OWN_FOLDER = "META-INF/";
    private static final Pattern SIGNATURE_FILE = Pattern.compile("META-INF/[^/]*signature[^/]*\\.(?:xml|p7s)");
    /** It has digests in the namespace of signatures. */
    private static final Pattern MANIFEST = Pattern.compile("META-INF/ASiC(?:Archive)?Manifest[^/]*\\.xml");

    private final ZipArchive archive;
    private final Set<String> content = new TreeSet<>();
    private final Map<AdvancedSignature, Set<String>> covered = new HashMap<>();
    private final Map<String, SignedXml> signatureFiles = new HashMap<>();
    private @Nullable ContainerList list;

    private SignedContainer(ZipArchive archive) throws StructureException {
        this.archive = archive;
        for (PackedFile file : archive.files()) {
            if (SIGNATURE_FILE.matcher(file.name()).matches() && file.name().endsWith(".xml")) {
                signatureFiles.put(file.name(), SignedXml.read(file.content(), true));
            } else if (file.name().equals(LIST)) {
                list = ContainerList.read(file.content());
            }
        }
    }

    /**
     * @throws StructureException if it is no container that can be read
     */
    static SignedContainer read(byte[] file) throws StructureException {
        try {
            return new SignedContainer(ZipArchive.read(file, ZipLimits.DOCUMENT));
        } catch (ZipFormatException e) {
            throw new StructureException(
                    "CONTAINER_MALFORMED", "容器不完整或结构错误", "The container cannot be read: " + e.getMessage());
        }
    }

    /**
     * To be called once with all signatures before anything else: what is no file of theirs, and none of them covers, is
     * nobody's.
     *
     * @throws StructureException if there is evidence that cannot be read
     */
    void found(List<AdvancedSignature> signatures) throws StructureException {
        ContainerOwnFiles own = new ContainerOwnFiles(archive, signatures);
        List<String> evidence = own.unreadEvidence();
        if (!evidence.isEmpty()) {
            throw new StructureException(
                    "EVIDENCE_UNREADABLE",
                    "容器中的时间戳或证据记录无法读取：" + evidence.getFirst(),
                    "A time-stamp or evidence record of the container cannot be read: " + evidence.getFirst());
        }
        archive.files().stream()
                .map(PackedFile::name)
                .filter(name -> !name.equals(LABEL) && !name.equals(LIST) && !own.contain(name))
                .forEach(content::add);
        signatures.forEach(signature -> covered.put(signature, names(signature)));
    }

    @Override
    public Finding structure() {
        Optional<ZipFault> fault = archive.faults().stream()
                .max(Comparator.comparing(one -> one.kind().isHarmful()));
        if (fault.isPresent()) {
            String zh = "容器结构可疑：" + fault.get().zh();
            String en = "The container is doubtful: " + fault.get().en();
            return fault.get().kind().isHarmful()
                    ? Finding.failed(Check.STRUCTURE, SubIndication.FORMAT_FAILURE, "CONTAINER_AMBIGUOUS", zh, en)
                    : Finding.unknown(Check.STRUCTURE, SubIndication.FORMAT_FAILURE, "CONTAINER_DOUBTFUL", zh, en);
        }
        for (SignedXml signatures : signatureFiles.values()) {
            if (!signatures.structure().isPassed()) {
                return signatures.structure();
            }
        }
        Finding label = label();
        return !label.isPassed() || isListed()
                ? label
                : Finding.unknown(
                        Check.STRUCTURE,
                        SubIndication.FORMAT_FAILURE,
                        "CONTAINER_LIST",
                        "容器的文件清单 manifest.xml 与其中的文件不符，或另有内容",
                        "The list of files in the container, which nobody signed, is not that of its files alone");
    }

    private boolean isListed() {
        Set<String> others =
                archive.files().stream().map(PackedFile::name).collect(Collectors.toCollection(TreeSet::new));
        others.removeAll(papers());
        return list == null || list.isExactly(labelText(), papers(), others);
    }

    /** The files beside those that hold signatures. */
    private Set<String> papers() {
        return content.stream()
                .filter(name -> !name.startsWith(OWN_FOLDER))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String labelText() {
        return archive.file(LABEL)
                .map(file -> new String(file.content(), StandardCharsets.US_ASCII))
                .orElse("");
    }

    /** The label is not signed; whoever goes by it must find what it says. */
    private Finding label() {
        String label = labelText();
        boolean first = archive.files().stream()
                .findFirst()
                .filter(file -> file.name().equals(LABEL))
                .isPresent();
        boolean one = label.endsWith("asic-s+zip");
        if (!LABELS.contains(label) || !first || (one && papers().size() != 1)) {
            return Finding.failed(
                    Check.STRUCTURE,
                    SubIndication.FORMAT_FAILURE,
                    "CONTAINER_LABEL",
                    "容器的 mimetype 缺失、不在首位或与内容不符",
                    "The label of the container is missing, not in its place, or says something else than the content");
        }
        return Finding.passed(Check.STRUCTURE, "容器结构明确：" + label, "A container whose structure is clear: " + label);
    }

    @Override
    public int signatures() {
        int inXml =
                signatureFiles.values().stream().mapToInt(SignedXml::signatures).sum();
        long messages = archive.files().stream()
                .map(PackedFile::name)
                .filter(name -> SIGNATURE_FILE.matcher(name).matches() && name.endsWith(".p7s"))
                .count();
        // A reader that goes by names overlooks what stands under another one.
        long hidden = content.stream()
                .filter(name -> name.startsWith(OWN_FOLDER))
                .filter(name -> !SIGNATURE_FILE.matcher(name).matches()
                        && !MANIFEST.matcher(name).matches())
                .flatMap(name -> archive.file(name).stream())
                .filter(file -> new String(file.content(), StandardCharsets.ISO_8859_1).contains(SignedXml.DSIG))
                .count();
        return inXml + (int) messages + (int) hidden;
    }

    @Override
    public Span span(AdvancedSignature signature) {
        SignedXml inXml = signatureFiles.get(fileOf(signature));
        if (signature.isCounterSignature()) {
            return inXml != null
                    ? inXml.span(signature)
                    : new Span(
                            Finding.passed(
                                    Check.COVERAGE, "副署：覆盖另一个签名", "A countersignature, covering another signature"),
                            List.of(new Covered(Covered.Kind.SIGNATURE, "")));
        }
        if (inXml != null) {
            Span inFile = inXml.span(signature);
            if (!inFile.finding().isPassed()) {
                return inFile;
            }
        }
        Set<String> names = covered.getOrDefault(signature, Set.of());
        List<Covered> covers = names.stream()
                .filter(content::contains)
                .map(name -> new Covered(Covered.Kind.FILE, name))
                .toList();
        Set<String> byNobody =
                without(content, covered.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        Set<String> byOthers = without(content, names);
        if (!byNobody.isEmpty()) {
            return new Span(
                    Finding.failed(
                            Check.COVERAGE,
                            SubIndication.SIG_CONSTRAINTS_FAILURE,
                            "FILE_NOT_COVERED",
                            "容器中有未被任何签名覆盖的文件：" + byNobody,
                            "The container has files that no signature covers: " + byNobody),
                    covers);
        }
        if (!byOthers.isEmpty() || covers.isEmpty()) {
            return new Span(
                    Finding.unknown(
                            Check.COVERAGE,
                            SubIndication.SIG_CONSTRAINTS_FAILURE,
                            "FILE_OF_ANOTHER_SIGNATURE",
                            "本签名未覆盖容器中的文件：" + byOthers,
                            "This signature does not cover all files of the container: " + byOthers),
                    covers);
        }
        return new Span(
                Finding.passed(
                        Check.COVERAGE, "覆盖容器中的全部 " + covers.size() + " 个文件", "Covers every file of the container"),
                covers);
    }

    private static String fileOf(AdvancedSignature signature) {
        AdvancedSignature outermost = signature;
        while (outermost.getMasterSignature() != null) {
            outermost = outermost.getMasterSignature();
        }
        return Objects.requireNonNullElse(outermost.getFilename(), "");
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        return all.stream().filter(name -> !some.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The files that the signature names and whose digests agree. DSS looks for a file by its digest where the name leads
     * to another one; here a name stands for the file of this name alone.
     */
    private Set<String> names(AdvancedSignature signature) {
        Set<String> names = new TreeSet<>();
        for (ReferenceValidation reference : signature.getReferenceValidations()) {
            take(reference.getUri(), reference.getDigest(), reference.getTransformationNames(), names);
            if (reference.getType() == DigestMatcherType.MANIFEST && reference.isIntact()) {
                reference
                        .getDependentValidations()
                        .forEach(entry ->
                                take(entry.getUri(), entry.getDigest(), entry.getTransformationNames(), names));
            }
        }
        if (signature.getManifestFile() != null) {
            signature
                    .getManifestFile()
                    .getEntries()
                    .forEach(entry -> take(entry.getUri(), entry.getDigest(), List.of(), names));
        }
        return names;
    }

    private void take(
            @Nullable String uri, @Nullable Digest digest, @Nullable List<String> transforms, Set<String> names) {
        if (uri == null || uri.startsWith("#") || digest == null || (transforms != null && !transforms.isEmpty())) {
            return;
        }
        String name = decoded(uri);
        archive.file(name)
                .filter(file ->
                        Arrays.equals(DSSUtils.digest(digest.getAlgorithm(), file.content()), digest.getValue()))
                .ifPresent(file -> names.add(name));
    }

    static String decoded(String uri) {
        try {
            return URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return uri;
        }
    }
}
