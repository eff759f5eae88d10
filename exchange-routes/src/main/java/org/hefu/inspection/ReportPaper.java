package org.hefu.inspection;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.hefu.pdf.PdfDraft;
import org.hefu.verification.report.CheckResult;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SealReport;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Draws a verification report on paper, in Chinese or English. */
public final class ReportPaper {

    /** Further signatures are in the attached report. */
    private static final int MOST_SIGNATURES = 50;

    private static final JsonMapper JSON = new JsonMapper();

    private final boolean chinese;
    private final ResourceBundle words;
    private final ReportTimes times;

    /**
     * @param language Chinese for {@code zh}, else English
     * @param zone in which times are written
     */
    public ReportPaper(Locale language, ZoneId zone) {
        this.chinese = language.getLanguage().equals("zh");
        this.words = ResourceBundle.getBundle(
                "messages",
                chinese ? Locale.ROOT : Locale.ENGLISH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        this.times = new ReportTimes(zone);
    }

    /**
     * What stands on the paper besides the report.
     *
     * @param sha256 of the verified file, hexadecimal
     * @param verifiedAt when
     * @param facts further lines, label and value, in their order
     * @param sealedBy whose seal goes onto the paper; null for none, which the paper then says
     */
    public record Frame(
            String sha256,
            Instant verifiedAt,
            Map<String, String> facts,
            @Nullable String sealedBy) {

        public Frame {
            facts = new LinkedHashMap<>(facts);
        }
    }

    /** The PDF, with the report as JSON attached. */
    public byte[] draw(VerificationReport report, Frame frame) {
        PdfDraft draft = new PdfDraft(frame.verifiedAt())
                .title(word("report.title"))
                .subtitle(word("verdict." + report.verdict()) + " · " + report.verdict())
                .fields(facts(report, frame))
                .paragraph(word("verdict." + report.verdict() + ".means"));
        report.reasons().forEach(reason -> draft.paragraph(sentence(reason)));
        List<SignatureReport> signatures = report.signatures();
        for (int i = 0; i < Math.min(MOST_SIGNATURES, signatures.size()); i++) {
            draw(draft, report, signatures.get(i), i + 1);
        }
        if (signatures.size() > MOST_SIGNATURES) {
            draft.paragraph(word("report.more").replace("{0}", Integer.toString(signatures.size() - MOST_SIGNATURES)));
        }
        SealReport seal = report.seal();
        if (seal != null) {
            draft.subtitle(word("verify.seal")).fields(facts(seal));
            if (seal.remark() != null) {
                draft.paragraph(sentence(seal.remark()));
            }
        }
        if (!frame.facts().isEmpty()) {
            draft.subtitle(word("report.known")).fields(frame.facts());
        }
        draft.paragraph(word("report.about"));
        if (frame.sealedBy() == null) {
            draft.paragraph(word("report.unsealed"));
        } else {
            draft.paragraph(word("report.sealed")).signOff(frame.sealedBy(), times.day(frame.verifiedAt()));
        }
        return draft.foot("SHA-256 " + frame.sha256().substring(0, 16) + "…")
                .numbering(word("report.page"))
                .attach("report.json", "application/json", JSON.writeValueAsBytes(report))
                .metadata("verdict", report.verdict().name())
                .metadata("sha256", frame.sha256())
                .write();
    }

    private Map<String, String> facts(VerificationReport report, Frame frame) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(word("verify.file"), report.file());
        facts.put(word("verify.format"), word("format." + report.format()));
        facts.put("SHA-256", frame.sha256());
        facts.put(word("report.time"), times.second(frame.verifiedAt()));
        facts.put(
                word("report.signatures"), Integer.toString(report.signatures().size()));
        return facts;
    }

    private void draw(PdfDraft draft, VerificationReport report, SignatureReport signature, int number) {
        String verdict = word("verdict." + signature.verdict());
        draft.subtitle(word("verify.signature").replace("{0}", Integer.toString(number)) + " · " + verdict
                + (signature.subIndication() == null ? "" : " · " + signature.subIndication()));
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, word("verify.signer"), signature.signer());
        put(facts, word("verify.claimed-time"), time(signature.claimedTime()));
        facts.put(
                word("verify.proven-time"),
                signature.provenTime() == null ? word("verify.no-timestamp") : times.second(signature.provenTime()));
        for (Question question : Question.of(signature)) {
            facts.put(word("question." + question.word()), word("question." + question.answer()));
        }
        put(
                facts,
                word("report.covers"),
                signature.covers().stream()
                        .map(piece -> (word("covered." + piece.kind()) + " " + piece.name()).strip())
                        .distinct()
                        .limit(12)
                        .collect(Collectors.joining("; ")));
        put(facts, word("report.level"), signature.level() == null ? null : String.valueOf(signature.level()));
        draft.fields(facts);
        List<List<String>> rows = new ArrayList<>();
        for (CheckResult check : signature.checks()) {
            rows.add(List.of(
                    word("check." + check.check()),
                    word("result." + check.result()),
                    times.within(chinese ? check.detailZh() : check.detail()),
                    CheckSource.of(check.check(), report.format())));
        }
        if (!rows.isEmpty()) {
            draft.table(
                    List.of(
                            word("verify.check"),
                            word("verify.check.result"),
                            word("verify.check.detail"),
                            word("report.standard")),
                    rows);
        }
    }

    private Map<String, String> facts(SealReport seal) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(word("verify.seal.name"), seal.name());
        put(facts, word("verify.seal.owner"), seal.owner());
        put(facts, word("verify.seal.owner-code"), seal.ownerCode());
        facts.put(word("verify.seal.certificate"), seal.certificate());
        put(facts, word("verify.seal.number"), seal.esId());
        put(
                facts,
                word("verify.seal.standing"),
                seal.standing() == null
                        ? null
                        : word("seal.standing." + seal.standing())
                                + (seal.since() == null ? "" : " · " + times.second(seal.since())));
        facts.put(word("verify.seal.validity"), times.day(seal.validFrom()) + " – " + times.lastDay(seal.validTo()));
        return facts;
    }

    private static void put(Map<String, String> facts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.put(label, value);
        }
    }

    private @Nullable String time(@Nullable Instant time) {
        return time == null ? null : times.second(time);
    }

    private String sentence(Reason reason) {
        return times.within(chinese ? reason.zh() : reason.en()) + " [" + reason.code() + "]";
    }

    /** The text of a key in the language of the paper. */
    String word(String key) {
        return words.getString(key);
    }
}
