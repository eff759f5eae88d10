package org.hefu.verification.ofd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.container.PackedFile;
import org.hefu.ofd.OfdBody;
import org.hefu.ofd.OfdDocument;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdFormatException;
import org.hefu.ofd.OfdPaths;
import org.hefu.ofd.OfdSignature;
import org.hefu.ofd.OfdSignatureList;
import org.hefu.ofd.OfdVersion;
import org.hefu.signature.ofd.ValidationData;
import org.jspecify.annotations.Nullable;

/** An OFD file with the lists of its signatures; shared by the checks of all of them. */
final class SignedOfd {

    private final OfdFile file;
    private final Map<Integer, OfdSignatureList> lists = new HashMap<>();
    private final Map<String, OfdSignature> descriptions = new HashMap<>();
    private final Map<String, byte[]> digests = new HashMap<>();
    private final Map<Integer, Optional<OfdDocument>> documents = new HashMap<>();
    private final Map<Integer, Optional<List<OfdVersion>>> versions = new HashMap<>();
    private @Nullable Set<String> filesOfSignatures;

    /**
     * @throws OfdFormatException if a list of signatures cannot be read
     */
    SignedOfd(OfdFile file) {
        this.file = file;
        for (OfdBody body : file.bodies()) {
            String path = body.signatures();
            if (path != null) {
                lists.put(body.index(), OfdSignatureList.read(file, path));
            }
        }
    }

    OfdFile file() {
        return file;
    }

    /** The list of a document's signatures; null if it has none. */
    @Nullable
    OfdSignatureList list(OfdBody body) {
        return lists.get(body.index());
    }

    /** The paths of all lists of signatures. */
    Set<String> listPaths() {
        Set<String> paths = new HashSet<>();
        lists.values().forEach(list -> paths.add(list.path()));
        return paths;
    }

    /**
     * The files that belong to signatures themselves: descriptions, values, seals, validation data; found once. What only
     * has the name of such a file is none.
     */
    Set<String> filesOfSignatures() {
        if (filesOfSignatures == null) {
            filesOfSignatures = findFilesOfSignatures();
        }
        return filesOfSignatures;
    }

    private Set<String> findFilesOfSignatures() {
        Set<String> files = new HashSet<>();
        for (OfdSignatureList list : lists.values()) {
            for (OfdSignatureList.Entry entry : list.entries()) {
                files.addAll(filesOf(entry));
                String validation = ValidationData.path(entry.path());
                file.content(validation).filter(ValidationData::isNothingElse).ifPresent(data -> files.add(validation));
            }
        }
        return files;
    }

    /** The description of a signature, its value and its seal; proofs that anybody may add left out. */
    Set<String> filesOf(OfdSignatureList.Entry entry) {
        Set<String> files = new HashSet<>();
        files.add(entry.path());
        describe(entry).ifPresent(description -> {
            files.add(description.valuePath());
            // A signature without a seal has no file of one, whatever it calls so.
            if (entry.kind() == OfdSignatureList.Kind.SEAL) {
                Optional.ofNullable(description.sealPath()).ifPresent(files::add);
            }
        });
        return files;
    }

    /** The file that a reference names; empty if its path is none, or not from the root of the package. */
    static Optional<String> path(OfdSignature.Reference reference) {
        String path = reference.file();
        try {
            String resolved = OfdPaths.resolve("", path);
            return path.equals("/" + resolved) || path.equals(resolved) ? Optional.of(resolved) : Optional.empty();
        } catch (OfdFormatException e) {
            return Optional.empty();
        }
    }

    /** The files that are signed; references that name none are left out, and are found by a check of their own. */
    static Set<String> covered(OfdSignature description) {
        Set<String> covered = new HashSet<>();
        description.references().forEach(reference -> path(reference).ifPresent(covered::add));
        return covered;
    }

    /** Empty for a signature whose description cannot be read. */
    Optional<OfdSignature> describe(OfdSignatureList.Entry entry) {
        try {
            return Optional.of(description(entry.path()));
        } catch (OfdFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * The description of a signature; read once.
     *
     * @throws OfdFormatException if it is missing or malformed
     */
    OfdSignature description(String path) {
        OfdSignature known = descriptions.get(path);
        if (known == null) {
            known = OfdSignature.read(file, path);
            descriptions.put(path, known);
        }
        return known;
    }

    /** Files by whose names a reader would take them for those of a signature. */
    List<String> strayFilesOfSignatures() {
        List<String> stray = new ArrayList<>();
        for (PackedFile found : file.archive().files()) {
            String name = found.name().substring(found.name().lastIndexOf('/') + 1);
            if (Set.of("SignedValue.dat", "Signature.xml", "Signatures.xml", "Seal.esl")
                    .contains(name)) {
                stray.add(found.name());
            }
        }
        return stray;
    }

    /** The pages of a document; empty if they cannot be followed. */
    Optional<OfdDocument> document(OfdBody body) {
        return documents.computeIfAbsent(body.index(), index -> {
            try {
                return Optional.of(OfdDocument.read(file, body));
            } catch (OfdFormatException e) {
                return Optional.empty();
            }
        });
    }

    /** The versions of a document; empty if they cannot be read. */
    Optional<List<OfdVersion>> versions(OfdBody body) {
        return versions.computeIfAbsent(body.index(), index -> {
            try {
                return Optional.of(OfdVersion.of(file, body));
            } catch (OfdFormatException e) {
                return Optional.empty();
            }
        });
    }

    /** The digest of a file; computed once. */
    Optional<byte[]> digest(String path, DigestAlgorithm algorithm) {
        byte[] known = digests.get(algorithm + path);
        if (known == null) {
            byte[] content = file.content(path).orElse(null);
            if (content == null) {
                return Optional.empty();
            }
            known = algorithm.of(content);
            digests.put(algorithm + path, known);
        }
        return Optional.of(known);
    }
}
