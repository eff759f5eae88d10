package org.hefu.verification.ofd;

import java.util.Optional;
import java.util.stream.Stream;
import org.hefu.signature.ses.SesExtension;
import org.hefu.signature.ses.SesSignature;
import org.hefu.signature.ses.SesValidationData;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Are seal and signature by the same standard, and is everything in them understood? GM/T 0031-2014, GB/T 38540-2020 and
 * GM/T 0031-2025 sign different bytes; a mixture may mean something else to another reader.
 */
final class VersionCheck implements OfdCheck {

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        SesSignature sealed = signature.sealed().orElse(null);
        if (sealed == null) {
            return Finding.skipped(Check.SEAL_VERSION);
        }
        if (sealed.version() != sealed.seal().info().version()) {
            return Finding.failed(
                    Check.SEAL_VERSION,
                    SubIndication.FORMAT_FAILURE,
                    "VERSIONS_MIXED",
                    "签章为 " + sealed.version() + " 版，其中的印章为 " + sealed.seal().info().version() + " 版",
                    "The signature is of version " + sealed.version() + ", the seal in it of version "
                            + sealed.seal().info().version());
        }
        Optional<SesExtension> unknown = Stream.concat(
                        sealed.extensions().stream(), sealed.seal().info().extensions().stream())
                .filter(extension -> extension.critical() && !SesValidationData.knows(extension))
                .findFirst();
        return unknown.map(extension -> Finding.unknown(
                        Check.SEAL_VERSION,
                        SubIndication.FORMAT_FAILURE,
                        "EXTENSION_UNKNOWN",
                        "含有不认识的关键扩展：" + extension.type(),
                        "It has a critical extension that is not known: " + extension.type()))
                .orElseGet(() -> Finding.passed(
                        Check.SEAL_VERSION,
                        "印章与签章同为 " + sealed.version() + " 版",
                        "Seal and signature are both of version " + sealed.version()));
    }
}
