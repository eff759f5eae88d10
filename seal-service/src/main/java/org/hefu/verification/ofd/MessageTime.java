package org.hefu.verification.ofd;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.signature.cms.CmsSigner;
import org.hefu.verification.cms.ExaminedMessage;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.TimestampReport;
import org.hefu.verification.signer.JudgedTimestamp;
import org.hefu.verification.signer.TimestampCheck;

/** The time-stamps on a signature without a seal, ETSI EN 319 122-1, section 5.3; judged as those of any message are. */
final class MessageTime implements SignatureTime {

    private final ExaminedMessage message;
    private final List<JudgedTimestamp> judged;

    MessageTime(ExaminedOfdSignature signature, ExaminedMessage message) {
        this.message = message;
        this.judged = message.signer().stream()
                .flatMap(signer -> tokens(signature, message.message().orElseThrow(), signer).stream())
                .toList();
    }

    private static List<JudgedTimestamp> tokens(ExaminedOfdSignature signature, CmsMessage message, CmsSigner signer) {
        byte[] value = signer.signature();
        return JudgedTimestamp.each(
                signer.timestampTokens(),
                token -> JudgedTimestamp.judge(
                        token,
                        digest -> digest.of(value),
                        message.certificates(),
                        message.lists(),
                        signature.trust(),
                        signature.now(),
                        Optional.empty()));
    }

    @Override
    public Optional<Instant> proven() {
        return JudgedTimestamp.earliest(judged);
    }

    @Override
    public Finding finding() {
        return message.signer().isEmpty()
                ? Finding.skipped(Check.TIMESTAMP)
                : TimestampCheck.check(judged, message.certificate(), message.claimedTime());
    }

    @Override
    public List<TimestampReport> reports() {
        return judged.stream().map(JudgedTimestamp::report).toList();
    }
}
