package org.hefu.verification.ofd;

import org.hefu.signature.ses.SesSignature;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Is the seal beside the signature the one in it? GB/T 33190-2016, section 18.2.4: a reader may show either, so they
 * must be the same byte for byte.
 */
final class SealFileCheck implements OfdCheck {

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        SesSignature sealed = signature.sealed().orElse(null);
        if (sealed == null) {
            return Finding.skipped(Check.SEAL_FILE);
        }
        String path = signature.description().orElseThrow().sealPath();
        if (path == null) {
            return Finding.passed(Check.SEAL_FILE, "印章只在签章数据之中", "The seal stands in the signature alone");
        }
        byte[] file = signature.ofd().file().content(path).orElse(new byte[0]);
        return sealed.seal().isEncodedAs(file)
                ? Finding.passed(Check.SEAL_FILE, "印章文件与签章中的印章一致", "The seal file is the seal in the signature")
                : Finding.failed(
                        Check.SEAL_FILE,
                        SubIndication.FORMAT_FAILURE,
                        "SEAL_FILE_DIFFERS",
                        "印章文件缺失，或与签章中的印章不同：" + path,
                        "The seal file is missing, or is not the seal in the signature: " + path);
    }
}
