package org.hefu.signature.ofd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hefu.container.XmlDocument;
import org.hefu.container.XmlElement;
import org.hefu.ofd.OfdBody;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdFormatException;
import org.hefu.ofd.OfdPaths;
import org.hefu.ofd.OfdSignature;
import org.hefu.ofd.OfdSignatureList;
import org.hefu.ofd.OfdSignatureList.Kind;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.jspecify.annotations.Nullable;

/** An OFD file that may be signed, and the paths that its next signature takes. */
final class OpenOfd {

    private final OfdFile file;
    private final OfdBody body;
    private final @Nullable OfdSignatureList earlier;
    private final String folder;
    private final String list;

    private OpenOfd(OfdFile file, @Nullable OfdSignatureList earlier) {
        this.file = file;
        this.body = file.bodies().getFirst();
        this.earlier = earlier;
        String root = body.root();
        String signs = root.substring(0, root.lastIndexOf('/') + 1) + "Signs/";
        this.list = earlier == null ? signs + "Signatures.xml" : earlier.path();
        this.folder = freeFolder(signs);
    }

    /**
     * @throws SigningRefusedException if the file is not sound, or nothing may be added to it
     */
    static OpenOfd read(byte[] ofd) {
        try {
            OfdFile file = OfdFile.read(ofd);
            if (!file.archive().faults().isEmpty()) {
                throw new OfdFormatException(file.archive().faults().getFirst().en());
            }
            String signatures = file.bodies().getFirst().signatures();
            OpenOfd open = new OpenOfd(file, signatures == null ? null : OfdSignatureList.read(file, signatures));
            open.refuseIfLocked();
            return open;
        } catch (OfdFormatException e) {
            throw new SigningRefusedException(
                    Code.OFD_UNREADABLE, "The document is no sound OFD file. " + e.getMessage(), e);
        }
    }

    /** Signing changes the list of signatures, and for the first signature {@code OFD.xml}. */
    private void refuseIfLocked() {
        Set<String> changed = earlier == null ? Set.of(OfdFile.ENTRANCE, list) : Set.of(list);
        for (OfdBody one : file.bodies()) {
            String signatures = one.signatures();
            if (signatures == null) {
                continue;
            }
            for (OfdSignatureList.Entry entry :
                    OfdSignatureList.read(file, signatures).entries()) {
                boolean locks = OfdSignature.read(file, entry.path()).references().stream()
                        .map(reference -> OfdPaths.resolve(entry.path(), reference.file()))
                        .anyMatch(changed::contains);
                if (locks) {
                    throw new SigningRefusedException(
                            Code.OFD_LOCKED, "The document was signed so that nothing may be added to it");
                }
            }
        }
    }

    private String freeFolder(String signs) {
        long number = earlier == null ? 0 : earlier.entries().size();
        for (OfdSignatureList.Entry entry : earlier == null ? List.<OfdSignatureList.Entry>of() : earlier.entries()) {
            number = Math.max(number, entry.folderNumber().orElse(-1) + 1);
        }
        while (true) {
            String candidate = signs + "Sign_" + number + "/";
            if (file.archive().files().stream().noneMatch(taken -> taken.name().startsWith(candidate))) {
                return candidate;
            }
            number++;
        }
    }

    OfdFile file() {
        return file;
    }

    OfdBody body() {
        return body;
    }

    String list() {
        return list;
    }

    String descriptionPath() {
        return folder + "Signature.xml";
    }

    String valuePath() {
        return folder + "SignedValue.dat";
    }

    String sealPath() {
        return folder + "Seal.esl";
    }

    /** {@code OFD.xml} with a pointer to the list of signatures; empty if it has one. */
    Optional<byte[]> entrance() {
        if (earlier != null) {
            return Optional.empty();
        }
        XmlDocument entrance = file.xml(OfdFile.ENTRANCE);
        XmlElement element = body.element();
        String name = prefix(entrance, element) + "Signatures";
        String pointer = "<" + name + ">" + XmlDocument.escape(list) + "</" + name + ">";
        return Optional.of(entrance.with(element.endTag(), pointer));
    }

    /** As the start tag has it, so that the new element is in the same namespace. */
    private static String prefix(XmlDocument document, XmlElement element) {
        int colon = document.text().indexOf(element.name(), element.start());
        return document.text().substring(element.start() + 1, colon);
    }

    /** At least three digits, as {@code s001}. */
    private static String identifier(long number) {
        return "s" + "0".repeat(number < 10 ? 2 : number < 100 ? 1 : 0) + number;
    }

    /** The list of signatures with the next one. */
    byte[] listWith(Kind kind) {
        List<OfdSignatureList.Entry> entries = new ArrayList<>(earlier == null ? List.of() : earlier.entries());
        long number = Math.max(earlier == null ? 0 : earlier.largestId().orElse(0), entries.size()) + 1;
        for (OfdSignatureList.Entry entry : entries) {
            number = Math.max(number, entry.number().orElse(0) + 1);
        }
        if (number > OfdSignatureList.LARGEST_NUMBER) {
            throw new SigningRefusedException(Code.OFD_UNREADABLE, "The list of signatures has no number left");
        }
        entries.add(new OfdSignatureList.Entry(identifier(number), kind, descriptionPath()));
        StringBuilder text = new StringBuilder(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Signatures xmlns:ofd=\"")
                .append(OfdFile.NAMESPACE)
                .append("\">\n<ofd:MaxSignId>")
                .append(number)
                .append("</ofd:MaxSignId>\n");
        for (OfdSignatureList.Entry entry : entries) {
            text.append("<ofd:Signature ID=\"")
                    .append(XmlDocument.escape(entry.id()))
                    .append("\" Type=\"");
            text.append(entry.kind() == Kind.SEAL ? "Seal" : "Sign").append("\" BaseLoc=\"/");
            text.append(XmlDocument.escape(entry.path())).append("\"/>\n");
        }
        return text.append("</ofd:Signatures>\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
