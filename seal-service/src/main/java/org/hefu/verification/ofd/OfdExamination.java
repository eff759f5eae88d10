package org.hefu.verification.ofd;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hefu.signature.ses.SesSealInfo;
import org.hefu.signature.ses.SesSignature;
import org.hefu.verification.cms.ExaminedMessage;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Result;
import org.hefu.verification.report.SealReport;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.signer.CertificatePathCheck;
import org.hefu.verification.signer.ExaminedSigner;
import org.jspecify.annotations.Nullable;

/**
 * Puts one signature of an OFD file through all checks, in the order of GM/T 0031-2014, sections 6.2.3 and 6.1.2, and
 * draws the conclusion by ETSI EN 319 102-1, section 5.1.3.
 */
final class OfdExamination {

    private final ExaminedOfdSignature signature;
    private final SignatureTime time;
    private final Optional<ExaminedSigner> signer;
    private final Map<Check, Finding> findings = new LinkedHashMap<>();

    OfdExamination(ExaminedOfdSignature signature) {
        this.signature = signature;
        SesSignature sealed = signature.sealed().orElse(null);
        Stream.of(new PackageCheck(), new DocumentsCheck(), new DocumentVersionsCheck(), new FormCheck())
                .forEach(this::add);
        if (sealed != null) {
            this.time = time(signature, sealed);
            this.signer = Optional.of(sealSigner(signature));
            sealed();
        } else {
            ExaminedMessage message = message(signature);
            this.time = new MessageTime(signature, message);
            this.signer = message.examinedSigner().map(one -> one.provenAt(time.proven()));
            message.judge().forEach(this::add);
            add(time.finding());
            ExaminedSigner.judge(signer).forEach(this::add);
            add(new StatedTimeCheck(message.claimedTime()));
        }
        Stream.of(new ReferencesCheck(), new CoverageCheck(), new StampsCheck(), new LaterSignaturesCheck())
                .forEach(this::add);
    }

    private void sealed() {
        Stream.of(new VersionCheck(), new SealAlgorithmCheck(), new SealValueCheck())
                .forEach(this::add);
        ExaminedSigner.judge(signer.map(one -> one.provenAt(time.proven()))).forEach(this::add);
        SealTimestampCheck ofSeal = new SealTimestampCheck(signature);
        Stream.of(
                        new DescriptionCheck(),
                        new StatedTimeCheck(signature.claimedTime()),
                        new SealOwnerCheck(),
                        new SealFileCheck(),
                        new MakerValueCheck(),
                        new MakerCheck(earliest(ofSeal.proven(), time.proven())),
                        new SealPeriodCheck(time.proven()),
                        ofSeal)
                .forEach(this::add);
        add(time.finding());
    }

    /** A signature proves that its seal was there. */
    private static Optional<Instant> earliest(Optional<Instant> ofSeal, Optional<Instant> ofSignature) {
        return Stream.concat(ofSeal.stream(), ofSignature.stream()).min(Comparator.naturalOrder());
    }

    private static SignatureTime time(ExaminedOfdSignature signature, SesSignature sealed) {
        return sealed.signedToken()
                .<SignatureTime>map(token -> new DatedTime(signature, sealed, token))
                .orElseGet(() -> new SealTime(signature, sealed));
    }

    private static ExaminedSigner sealSigner(ExaminedOfdSignature signature) {
        return new ExaminedSigner(
                signature.sealSigner(),
                signature.others(),
                signature.lists(),
                signature.claimedTime(),
                signature.trust(),
                signature.now());
    }

    private static ExaminedMessage message(ExaminedOfdSignature signature) {
        return new ExaminedMessage(
                signature.message(),
                digest -> signature.ofd().digest(signature.entry().path(), digest),
                false,
                signature
                        .description()
                        .flatMap(description -> Optional.ofNullable(description.dateTime()))
                        .flatMap(stated ->
                                StatedTimeCheck.readings(stated).stream().findFirst()),
                signature.trust(),
                signature.now());
    }

    private void add(OfdCheck check) {
        add(check.check(signature));
    }

    private void add(Finding finding) {
        findings.put(finding.check(), finding);
    }

    SignatureReport report() {
        return SignatureReport.of(
                        verdict(),
                        against().findFirst().map(Finding::subIndication).orElse(null),
                        findings.values().stream().map(Finding::toResult).toList())
                .intact(intact())
                .covering(CoverageCheck.coverage(finding(Check.REFERENCES), finding(Check.COVERAGE)), List.of())
                .changedAfter(
                        LaterSignaturesCheck.changes(signature, finding(Check.COVERAGE), finding(Check.CHANGES_AFTER)))
                .by(
                        signer.flatMap(ExaminedSigner::owner).orElse(null),
                        CertificatePathCheck.trusted(finding(Check.CERTIFICATE_PATH)))
                .at(
                        signer.flatMap(ExaminedSigner::claimedTime).orElse(null),
                        time.proven().orElse(null),
                        time.reports())
                .build();
    }

    /** What stands against the signature, most harmful first; checks that could only be skipped are left out. */
    List<Reason> reasons() {
        return against().map(Finding::toReason).toList();
    }

    /** The seal, or the signer for want of one, if the signature passed. */
    Optional<SealReport> trustedSeal() {
        if (verdict() != Verdict.TOTAL_PASSED) {
            return Optional.empty();
        }
        Optional<SealReport> ofSigner =
                signer.flatMap(ExaminedSigner::certificate).map(SealReport::of);
        Optional<SesSealInfo> seal =
                signature.sealed().map(inSeal -> inSeal.seal().info());
        return seal.isEmpty()
                ? ofSigner
                : ofSigner.map(report -> SealReport.of(
                        report,
                        seal.get().id(),
                        seal.get().name(),
                        seal.get().validFrom(),
                        seal.get().validTo()));
    }

    Verdict verdict() {
        if (findings.values().stream().allMatch(Finding::isPassed)) {
            return Verdict.TOTAL_PASSED;
        }
        if (findings.values().stream().anyMatch(finding -> finding.result() == Result.FAILED)) {
            return Verdict.TOTAL_FAILED;
        }
        return finding(Check.FORM).isPassed() ? Verdict.INDETERMINATE : Verdict.UNREADABLE;
    }

    private @Nullable Boolean intact() {
        List<Check> about = List.of(Check.PACKAGE, Check.FORM, Check.DIGEST, Check.SIGNATURE_VALUE, Check.REFERENCES);
        if (about.stream().anyMatch(check -> finding(check).result() == Result.FAILED)) {
            return false;
        }
        return about.stream().allMatch(check -> finding(check).isPassed()) ? Boolean.TRUE : null;
    }

    private Stream<Finding> against() {
        return findings.values().stream()
                .filter(finding -> !finding.isPassed())
                .filter(finding -> !finding.code().equals("NOT_CHECKED"))
                .sorted(Comparator.comparingInt(finding -> finding.result() == Result.FAILED ? 0 : 1));
    }

    private Finding finding(Check check) {
        return Objects.requireNonNull(findings.get(check));
    }
}
