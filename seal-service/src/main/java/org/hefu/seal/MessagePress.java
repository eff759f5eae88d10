package org.hefu.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.hefu.container.XmlDocument;
import org.hefu.container.XmlFormatException;
import org.hefu.container.ZipArchive;
import org.hefu.container.ZipFault;
import org.hefu.container.ZipFormatException;
import org.hefu.container.ZipLimits;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.hefu.signature.cms.CadesSigner;
import org.hefu.signature.cms.CmsForm;
import org.hefu.signature.eu.AsicSigner;
import org.hefu.signature.eu.AsicSigner.NamedFile;
import org.hefu.signature.eu.EuLevel;
import org.hefu.signature.eu.JadesSigner;
import org.hefu.signature.eu.XadesSigner;
import org.hefu.signature.eu.XadesSigner.Packaging;
import org.hefu.timestamp.TimestampSource;
import org.jspecify.annotations.Nullable;

/** Signs with the key of a seal what has no room for its picture. */
final class MessagePress {

    /** The work grows with the square of their number. */
    private static final int MOST_FILES = 100;

    private static final int RATIO = 200;

    private MessagePress() {}

    /**
     * @param signatories the owner of the seal; in CMS, who signs beside
     * @param level CMS has B and T alone
     * @param largest bytes that the files of an archive have together, at most
     * @throws SigningRefusedException if the form has no name for the seal's algorithm, the file is not of the kind that
     *     the form signs, or what the level takes is not to be had
     * @throws SealUseRefusedException if an archive holds too much
     */
    static byte[] sign(
            SignatureForm form, byte[] file, Instant at, List<Signatory> signatories, EuLevel level, int largest) {
        Signatory signatory = signatories.getFirst();
        return switch (form) {
            case CMS_ATTACHED -> cades(signatories, level.time()).attached(file, at);
            case CMS_DETACHED -> detached(cades(signatories, level.time()), file, at);
            case XADES_ENVELOPED -> XadesSigner.signUpTo(xml(file), "", Packaging.ENVELOPED, at, signatory, level);
            case XADES_ENVELOPING -> XadesSigner.signUpTo(file, "", Packaging.ENVELOPING, at, signatory, level);
            case JADES -> JadesSigner.signUpTo(file, JadesSigner.Form.JSON, at, signatory, level);
            case ASIC_E -> AsicSigner.signUpTo(files(file, largest), at, signatory, level);
        };
    }

    /** GB/T 35275 knows SM2 alone: with another beside it, the message is written by RFC 5652. */
    private static CadesSigner cades(List<Signatory> signatories, @Nullable TimestampSource time) {
        CmsForm form =
                signatories.size() == 1 ? CmsForm.of(signatories.getFirst().scheme()) : CmsForm.RFC_5652;
        return new CadesSigner(form, signatories, time);
    }

    private static byte[] detached(CadesSigner signer, byte[] file, Instant at) {
        try {
            return signer.detached(new ByteArrayInputStream(file), at);
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes at hand are always read", e);
        }
    }

    /** What is not plain XML, a document type with entities above all, gets no further. */
    private static byte[] xml(byte[] file) {
        try {
            XmlDocument.read(file);
            return file;
        } catch (XmlFormatException e) {
            throw new SigningRefusedException(
                    Code.CONTENT_UNREADABLE, "Only an XML document is signed so: " + e.getMessage(), e);
        }
    }

    private static List<NamedFile> files(byte[] archive, int largest) {
        try {
            ZipArchive read = ZipArchive.read(archive, new ZipLimits(MOST_FILES, largest, largest, RATIO));
            if (read.faults().stream().anyMatch(fault -> fault.kind() == ZipFault.Kind.TOO_LARGE)) {
                throw PressMemory.tooLarge(largest);
            }
            if (!read.faults().isEmpty() || read.files().isEmpty()) {
                throw new IllegalArgumentException("it is empty, or damaged: " + read.faults());
            }
            return read.files().stream()
                    .map(file -> new NamedFile(file.name(), file.content()))
                    .toList();
        } catch (ZipFormatException | IllegalArgumentException e) {
            throw new SigningRefusedException(
                    Code.CONTENT_UNREADABLE, "A container is made of the files of a ZIP archive: " + e.getMessage(), e);
        }
    }
}
