package org.hefu.seal;

import java.nio.charset.StandardCharsets;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.placing.OfdPlaces;
import org.jspecify.annotations.Nullable;

/** Tells files of another kind from damaged ones, so that nobody looks for damage in a healthy letter. */
final class SealableFiles {

    private SealableFiles() {}

    /**
     * @param form in which it is to be signed; null for within the document
     * @throws SealUseRefusedException if the file is empty, or neither PDF nor OFD where one of them is needed
     */
    static void require(byte[] file, @Nullable SignatureForm form) {
        if (file.length == 0) {
            throw new SealUseRefusedException(Code.DOCUMENT_EMPTY, "The file is empty");
        }
        if (form == null && !isPdfOrOfd(file)) {
            throw new SealUseRefusedException(Code.DOCUMENT_OF_OTHER_FORMAT, "The file is neither PDF nor OFD");
        }
    }

    private static boolean isPdfOrOfd(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        return text.startsWith("%PDF-") || (OfdPlaces.isOfd(file) && text.contains("OFD.xml"));
    }
}
