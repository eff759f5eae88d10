package org.hefu.verification.signer;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificatePath;
import org.hefu.certificate.PathFault;
import org.hefu.certificate.PathOutcome;
import org.hefu.certificate.PathOutcome.NotTrusted;
import org.hefu.certificate.PathOutcome.Trusted;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;
import org.jspecify.annotations.Nullable;

/**
 * Does a path of good certificates lead to an anchor? RFC 5280, section 6, judged by ETSI EN 319 102-1, sections 5.2.6
 * and 5.6: without a time-stamp the signature is known to exist only now, so every certificate must be good now; with one
 * they must have been good when it was proved to exist ({@link PastPath}). A signer who claims to have signed after the
 * revocation claims a signature that was void from the start (GM/T 0031-2014, 6.2.3).
 */
public final class CertificatePathCheck implements SignerCheck {

    private static final Set<SubIndication> DISTRUST = Set.of(
            SubIndication.REVOKED,
            SubIndication.REVOKED_NO_POE,
            SubIndication.REVOKED_CA_NO_POE,
            SubIndication.CHAIN_CONSTRAINTS_FAILURE);

    @Override
    public Finding check(ExaminedSigner signer) {
        Certificate certificate = signer.certificate().orElse(null);
        if (certificate == null) {
            return Finding.skipped(Check.CERTIFICATE_PATH);
        }
        return switch (outcome(signer, certificate)) {
            case Trusted trusted
            when signer.provenTime().isPresent() ->
                Finding.passed(
                        Check.CERTIFICATE_PATH,
                        "时间戳所证明的时刻 " + signer.provenTime().get() + " 证书有效且未吊销，信任路径：" + trusted.path(),
                        "Valid and not revoked at the proven time "
                                + signer.provenTime().get() + ", and trusted by way of " + trusted.path());
            case Trusted trusted ->
                Finding.passed(
                        Check.CERTIFICATE_PATH,
                        "证书有效且未吊销，信任路径：" + trusted.path(),
                        "Valid, not revoked, and trusted by way of " + trusted.path());
            case NotTrusted fault -> fault(signer, certificate, fault);
        };
    }

    private static PathOutcome outcome(ExaminedSigner signer, Certificate certificate) {
        return signer.provenTime()
                .map(proven -> new PastPath(signer, certificate, proven).find())
                .orElseGet(() -> CertificatePath.find(
                        certificate, signer.others(), signer.evidence(), signer.trust(), signer.now(), signer.now()));
    }

    private static Finding fault(ExaminedSigner signer, Certificate certificate, NotTrusted outcome) {
        Certificate at = outcome.certificate();
        return switch (outcome.fault()) {
            case NO_ISSUER ->
                unknown(
                        SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
                        outcome.fault(),
                        "找不到从该证书到受信任根的路径：" + at,
                        "No path leads from this certificate to a trusted root: " + at);
            case KEY_NOT_ACCEPTED ->
                unknown(
                        SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                        outcome.fault(),
                        "证书公钥不被接受：" + at,
                        "The key of this certificate is not accepted: " + at);
            case CONSTRAINTS ->
                unknown(
                        SubIndication.CHAIN_CONSTRAINTS_FAILURE,
                        outcome.fault(),
                        "证书违反了基本约束、密钥用途或含有不认识的关键扩展：" + at,
                        "This certificate breaks its constraints, or has a critical extension that is not known: "
                                + at);
            case NOT_YET_VALID ->
                unknown(SubIndication.OUT_OF_BOUNDS_NO_POE, outcome.fault(), "证书尚未生效：" + at, "Not yet valid: " + at);
            case EXPIRED ->
                unknown(
                        SubIndication.OUT_OF_BOUNDS_NO_POE,
                        outcome.fault(),
                        "证书已过期，且没有时间戳证明签名早于过期：" + at,
                        "This certificate has expired, and no time-stamp proves that the signature is older: " + at);
            case REVOCATION_UNKNOWN ->
                unknown(
                        SubIndication.TRY_LATER,
                        outcome.fault(),
                        "手头没有现行有效的吊销列表，不知证书是否已吊销：" + at,
                        "No revocation list in force is at hand; it is unknown whether this was revoked: " + at);
            case REVOKED -> revoked(signer, certificate, outcome);
        };
    }

    private static Finding revoked(ExaminedSigner signer, Certificate certificate, NotTrusted outcome) {
        Instant when = Objects.requireNonNull(outcome.revokedAt());
        boolean ofSigner = outcome.certificate().equals(certificate);
        if (ofSigner
                && signer.claimedTime()
                        .filter(claimed -> !claimed.isBefore(when))
                        .isPresent()) {
            return Finding.failed(
                    Check.CERTIFICATE_PATH,
                    SubIndication.REVOKED,
                    "REVOKED",
                    "签名时证书已被吊销（吊销时间 " + when + "）",
                    "The certificate was revoked when it signed, on " + when);
        }
        return unknown(
                ofSigner ? SubIndication.REVOKED_NO_POE : SubIndication.REVOKED_CA_NO_POE,
                PathFault.REVOKED,
                "证书已于 " + when + " 被吊销，且没有时间戳证明签名早于吊销：" + outcome.certificate(),
                "Revoked on " + when + ", and no time-stamp proves that the signature is older: "
                        + outcome.certificate());
    }

    private static Finding unknown(SubIndication why, PathFault fault, String zh, String en) {
        return Finding.unknown(Check.CERTIFICATE_PATH, why, "CERTIFICATE_" + fault, zh, en);
    }

    /** Unknown as long as nothing speaks against the certificate. */
    public static @Nullable Boolean trusted(Finding finding) {
        if (finding.isPassed()) {
            return true;
        }
        SubIndication why = finding.subIndication();
        return (why != null && DISTRUST.contains(why)) ? Boolean.FALSE : null;
    }
}
