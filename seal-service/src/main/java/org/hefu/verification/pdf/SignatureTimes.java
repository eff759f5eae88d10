package org.hefu.verification.pdf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificatePath;
import org.hefu.certificate.PathOutcome.Trusted;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.signature.cms.CmsSigner;
import org.hefu.verification.cms.ExaminedMessage;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.TimestampReport;
import org.hefu.verification.signer.ExaminedSigner;
import org.hefu.verification.signer.JudgedTimestamp;
import org.hefu.verification.signer.TimestampCheck;

/** The time-stamps of one signature, those inside its message and those of the document, and what they prove. */
final class SignatureTimes {

    private final List<JudgedTimestamp> own;
    private final List<JudgedTimestamp> all;
    private final boolean brokenElsewhere;
    private final SecurityStore store;
    private final Optional<Instant> material;
    private final boolean materialCovered;

    private SignatureTimes(
            List<JudgedTimestamp> own,
            List<JudgedTimestamp> ofDocument,
            DocumentTimestamps stamps,
            SecurityStore store) {
        this.own = own;
        this.all = new ArrayList<>(own);
        this.all.addAll(ofDocument);
        this.brokenElsewhere = stamps.isBroken();
        this.store = store;
        this.material = stamps.proven(store);
        this.materialCovered = store.since()
                .filter(since -> !stamps.covering(since.end()).isEmpty())
                .isPresent();
    }

    static SignatureTimes of(ExaminedSignature signature, DocumentTimestamps stamps, SecurityStore store) {
        int end = signature.range().map(ByteRange::end).orElse(Integer.MAX_VALUE);
        Optional<Instant> later = stamps.provenAfter(end);
        ExaminedMessage message = signature.message();
        List<JudgedTimestamp> own = List.of();
        CmsSigner signer = message.signer().orElse(null);
        if (signer != null) {
            CmsMessage whole = message.message().orElseThrow();
            List<Certificate> others = new ArrayList<>(whole.certificates());
            others.addAll(store.certificates());
            List<RevocationList> lists = new ArrayList<>(whole.lists());
            lists.addAll(store.evidence().lists());
            RevocationEvidence evidence =
                    new RevocationEvidence(lists, store.evidence().answers());
            own = JudgedTimestamp.each(
                    signer.timestampTokens(),
                    token -> JudgedTimestamp.judge(
                            token,
                            digest -> digest.of(signer.signature()),
                            others,
                            evidence,
                            signature.trust(),
                            signature.now(),
                            later));
        }
        return new SignatureTimes(own, stamps.covering(end), stamps, store);
    }

    Optional<Instant> proven() {
        return JudgedTimestamp.earliest(all);
    }

    /** The signer with all that the file brings along, and the time that is proved. */
    ExaminedSigner complete(ExaminedSigner signer) {
        return signer.with(store.certificates(), store.evidence(), proven(), material);
    }

    Finding check(Optional<ExaminedSigner> signer) {
        return brokenElsewhere
                ? Finding.unknown(
                        Check.TIMESTAMP,
                        SubIndication.SIG_CONSTRAINTS_FAILURE,
                        "DOCUMENT_TIMESTAMP_BROKEN",
                        "文件中有一个文档时间戳不成立：它不覆盖所在版本，或已被改动",
                        "A time-stamp of the document is false: it does not cover its revision, or was changed")
                : TimestampCheck.check(
                        all, signer.flatMap(ExaminedSigner::certificate), signer.flatMap(ExaminedSigner::claimedTime));
    }

    List<TimestampReport> reports() {
        return all.stream().map(JudgedTimestamp::report).toList();
    }

    /**
     * The level that the file itself reaches, ETSI EN 319 142-1, section 6: with the time-stamps that are right, and at LT
     * with what proves the signer's path from no more than the anchors.
     */
    SignatureLevel level(Optional<ExaminedSigner> signer) {
        if (proven().isEmpty() && own.stream().noneMatch(JudgedTimestamp::isIntact)) {
            return SignatureLevel.B;
        }
        if (!store.isThere() || signer.filter(this::provesItself).isEmpty()) {
            return SignatureLevel.T;
        }
        return materialCovered ? SignatureLevel.LTA : SignatureLevel.LT;
    }

    private boolean provesItself(ExaminedSigner signer) {
        TrustStore anchors = new TrustStore(signer.trust().anchors(), List.of());
        Instant moment = proven().orElse(signer.now());
        return signer.certificate()
                .filter(certificate ->
                        CertificatePath.find(certificate, signer.others(), signer.evidence(), anchors, moment, moment)
                                instanceof Trusted)
                .isPresent();
    }
}
