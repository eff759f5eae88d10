package org.hefu.verification.ofd;

import java.util.List;
import org.hefu.container.ZipFault;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Is the package read by everybody in the same way? GB/T 33190-2016, section 6, builds on ZIP (APPNOTE 6.3.3), in which
 * two readers can be shown two files: each entry must be there once, agree with the directory and leave no bytes over.
 */
final class PackageCheck implements OfdCheck {

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        return check(signature.ofd().file().archive().faults());
    }

    static Finding check(List<ZipFault> faults) {
        if (faults.isEmpty()) {
            return Finding.passed(Check.PACKAGE, "文件包结构完好", "The package is sound");
        }
        ZipFault worst =
                faults.stream().filter(fault -> fault.kind().isHarmful()).findFirst().orElse(faults.getFirst());
        String code = "PACKAGE_" + worst.kind();
        return worst.kind().isHarmful()
                ? Finding.failed(Check.PACKAGE, SubIndication.FORMAT_FAILURE, code, worst.zh(), worst.en())
                : Finding.unknown(Check.PACKAGE, SubIndication.FORMAT_FAILURE, code, worst.zh(), worst.en());
    }
}
