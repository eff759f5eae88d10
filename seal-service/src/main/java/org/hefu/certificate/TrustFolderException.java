package org.hefu.certificate;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder of trust anchors cannot be used; the message names the file and says why. */
public final class TrustFolderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    /**
     * @param file that cannot be used, or the folder itself
     * @param fault the rest of a sentence that begins with the file, and says nothing of classes
     */
    TrustFolderException(Path file, String fault, @Nullable Throwable cause) {
        super("the trust file or folder " + file + " " + fault, cause);
        this.name = file.getFileName().toString();
    }

    /** Of the file, or of the folder. */
    public String fileName() {
        return name;
    }
}
