package org.hefu.verification;

import java.nio.charset.StandardCharsets;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdFormatException;
import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.VerificationReport;

/** Says whether what a file bears of signatures still stands; nobody's trust is asked. */
public final class Alterations {

    /** How every PDF signature says which bytes it covers. */
    private static final String COVERED = "ByteRange";

    private Alterations() {}

    /** Is it worth verifying? Told in milliseconds, from what the file says of itself. */
    public static boolean mayBeIn(byte[] file) {
        return switch (FileFormat.of(file)) {
            case PDF -> new String(file, StandardCharsets.ISO_8859_1).contains(COVERED);
            case OFD -> isSignedOfd(file);
            case ASIC, XADES, JADES, CMS -> true;
            case EMPTY, ZIP, XML, ASN1, JPEG, PNG, TEXT, UNKNOWN -> false;
        };
    }

    /** Is a signature broken, or was what it covers changed after it? What is unknown is neither. */
    public static boolean areIn(VerificationReport report) {
        return report.signatures().stream()
                .anyMatch(signature ->
                        Boolean.FALSE.equals(signature.intact()) || signature.changesAfter() == ChangesAfter.FORBIDDEN);
    }

    private static boolean isSignedOfd(byte[] file) {
        try {
            return OfdFile.read(file).bodies().stream().anyMatch(body -> body.signatures() != null);
        } catch (OfdFormatException e) {
            return false;
        }
    }
}
