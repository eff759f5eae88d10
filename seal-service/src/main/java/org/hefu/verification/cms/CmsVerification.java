package org.hefu.verification.cms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.cms.CmsForm;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.signature.cms.CmsSigner;
import org.hefu.verification.cms.ExaminedMessage.Place;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Covered;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.Judgement;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SealReport;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a file that is a signed message, with its content inside or in a second file: GB/T 35275, RFC 5652, CAdES.
 * Every signer and every countersigner has a report of its own.
 */
public final class CmsVerification {

    private static final int MOST_SIGNATURES = 50;

    private final String name;
    private final byte[] file;
    private final byte @Nullable [] content;
    private final TrustStore trust;
    private final Instant now;
    private final List<SignatureReport> signatures = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private final List<Reason> warnings = new ArrayList<>();
    private @Nullable SealReport seal;

    /**
     * @param content the file that was signed; null if the message brings it along, or nobody has it
     */
    public CmsVerification(String name, byte[] file, byte @Nullable [] content, TrustStore trust, Instant now) {
        this.name = name;
        this.file = file;
        this.content = content;
        this.trust = trust;
        this.now = now;
    }

    public VerificationReport verify() {
        MessageFile read;
        try {
            read = MessageFile.read(file);
        } catch (Asn1FormatException e) {
            return VerificationReport.unreadable(
                    name,
                    FileFormat.CMS,
                    new Reason(
                            "SIGNATURE_UNREADABLE",
                            "存在签名，但签名值无法解析",
                            "There is a signature, but it cannot be read: " + e.getMessage()));
        }
        CmsMessage message = read.message();
        if (message.signers().isEmpty()) {
            Reason nobody = new Reason("NO_SIGNER", "签名消息中没有任何签名者", "The signed message has no signer at all");
            return VerificationReport.unsigned(name, FileFormat.CMS, nobody);
        }
        List<Finding> form = List.of(form(read), coverage(message));
        Covered covered = new Covered(message.detached() ? Covered.Kind.FILE : Covered.Kind.CONTENT, "");
        Optional<byte[]> signed = Optional.ofNullable(message.detached() ? content : message.content());
        for (CmsSigner signer : message.signers()) {
            examine(Place.FILE, message, signer, form, covered, algorithm -> signed.map(algorithm::of));
        }
        reasons.addAll(warnings);
        return VerificationReport.concluding(name, FileFormat.CMS, signatures, reasons, seal);
    }

    private void examine(
            Place place,
            CmsMessage message,
            CmsSigner signer,
            List<Finding> form,
            Covered covered,
            Function<DigestAlgorithm, Optional<byte[]>> digest) {
        SignerExamination examination = new SignerExamination(
                new ExaminedMessage(
                        place, Optional.of(message.of(signer)), digest, false, Optional.empty(), trust, now),
                form,
                covered);
        signatures.add(examination.report());
        reasons.addAll(examination.reasons());
        warnings.addAll(examination.warnings());
        seal = examination.trustedSigner().map(SealReport::of).orElse(seal);
        String number = Integer.toString(signatures.size());
        byte[] value = signer.signature();
        for (CmsSigner under : countersigners(signer)) {
            examine(
                    Place.SIGNATURE,
                    message,
                    under,
                    List.of(
                            Finding.passed(Check.FORM, "副署签名", "A countersignature"),
                            Finding.passed(Check.COVERAGE, "覆盖第 " + number + " 个签名", "Covers signature " + number)),
                    new Covered(Covered.Kind.SIGNATURE, number),
                    algorithm -> Optional.of(algorithm.of(value)));
        }
    }

    /** A message of endless signers costs no more than one of fifty. */
    private List<CmsSigner> countersigners(CmsSigner signer) {
        List<CmsSigner> under;
        try {
            under = signer.countersigners();
        } catch (Asn1FormatException e) {
            broken("COUNTERSIGNATURE_UNREADABLE", "存在副署签名，但无法解析", "There is a countersignature that cannot be read");
            return List.of();
        }
        if (signatures.size() + under.size() > MOST_SIGNATURES) {
            broken("TOO_MANY_SIGNATURES", "签名过多，未全部核验", "There are more signatures than are looked at");
            return List.of();
        }
        return under;
    }

    private void broken(String code, String zh, String en) {
        Judgement judgement =
                new Judgement(List.of(Finding.unknown(Check.FORM, SubIndication.FORMAT_FAILURE, code, zh, en)));
        signatures.add(judgement.report().build());
        reasons.addAll(judgement.reasons());
    }

    private static Finding form(MessageFile read) {
        if (read.behind() > 0) {
            return Finding.failed(
                    Check.FORM,
                    SubIndication.FORMAT_FAILURE,
                    "BYTES_BEHIND",
                    "签名消息之后还有 " + read.behind() + " 字节",
                    "Behind the signed message there is more: " + read.behind() + " B");
        }
        String form = read.message().form() == CmsForm.GBT_35275 ? "GB/T 35275" : "RFC 5652";
        return Finding.passed(Check.FORM, form + " 签名消息", "A signed message by " + form);
    }

    private Finding coverage(CmsMessage message) {
        if (Stream.of(CmsForm.values()).map(CmsForm::data).noneMatch(message.contentType()::equals)) {
            return Finding.unknown(
                    Check.COVERAGE,
                    SubIndication.SIG_CONSTRAINTS_FAILURE,
                    "CONTENT_TYPE_UNKNOWN",
                    "所签内容的类型 " + message.contentType() + " 不在验证范围内",
                    "The content is of the type " + message.contentType() + ", which is not verified here");
        }
        byte[] inside = message.content();
        if (inside == null && content == null) {
            return Finding.unknown(
                    Check.COVERAGE,
                    SubIndication.SIGNED_DATA_NOT_FOUND,
                    "CONTENT_MISSING",
                    "原文不在签名文件中，须同时提供原文",
                    "The signed content is in another file, which must come along");
        }
        if (inside != null && content != null && !Arrays.equals(inside, content)) {
            return Finding.failed(
                    Check.COVERAGE,
                    SubIndication.HASH_FAILURE,
                    "CONTENT_DIFFERS",
                    "签名自带的原文与所提供的文件不同",
                    "The content inside the message is not the file that came along");
        }
        return inside != null
                ? Finding.passed(
                        Check.COVERAGE,
                        "覆盖其中的全部原文，共 " + inside.length + " 字节",
                        "Covers all of the content inside, " + inside.length + " B")
                : Finding.passed(Check.COVERAGE, "覆盖所提供的整个文件", "Covers all of the file that came along");
    }
}
