package org.hefu.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hefu.pdf.PdfDraft;
import tools.jackson.databind.json.JsonMapper;

/** Draws the evidence of a case for the case file: what was shown, by whom, as of when, and where it is proved. */
final class EvidencePaper {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ZoneId zone;
    private final JsonMapper json;

    EvidencePaper(ZoneId zone, JsonMapper json) {
        this.zone = zone;
        this.json = json;
    }

    /**
     * The unsealed PDF. Attached are the same facts as JSON, each lookup with its receipt, so that the paper proves
     * itself without the hub.
     *
     * @param address where the QR code leads: the package's page by its opaque id
     */
    byte[] draw(Case opened, List<CheckedItem> items, String takenBy, Instant takenAt, String address, String issuer) {
        PdfDraft draft = new PdfDraft(takenAt)
                .title("办件证据清单")
                .subtitle("Evidence package")
                .fields(facts(opened, items, takenBy, takenAt));
        for (CheckedItem item : items) {
            draft.paragraph("事项：" + item.name().chinese());
            draft.table(
                    List.of("材料", "满足方式", "来源", "结果", "数据时间", "存证序号"),
                    item.materials().stream().map(this::row).toList());
        }
        draft.paragraph("本清单列明的材料由数据核验、电子证照或告知承诺代替，申请人无需提交纸质证明。各项核验均已先行记入存证账本，回执附于本文件内。")
                .qrCode(address, "扫码核对本证据包")
                .signOff(issuer, TIME.format(takenAt.atZone(zone)).substring(0, 10))
                .foot("办件编号 " + opened.caseNumber())
                .metadata("caseNumber", opened.caseNumber())
                .attach("evidence.json", "application/json", attachment(opened, items, takenBy, takenAt));
        return draft.write();
    }

    private Map<String, String> facts(Case opened, List<CheckedItem> items, String takenBy, Instant takenAt) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("办件编号", opened.caseNumber());
        items.stream()
                .flatMap(item -> item.applicantName().stream())
                .findFirst()
                .ifPresent(name -> facts.put("申请人", name));
        facts.put(
                switch (opened.applicant().kind()) {
                    case ORGANIZATION -> "统一社会信用代码";
                    case PERSON -> "公民身份号码";
                },
                opened.applicant().id());
        facts.put("用途", items.stream().map(item -> item.name().chinese()).collect(Collectors.joining("；")));
        facts.put("经办", takenBy);
        facts.put("取证时间", TIME.format(takenAt.atZone(zone)));
        return facts;
    }

    private List<String> row(CheckedMaterial material) {
        List<String> row = new ArrayList<>();
        row.add(material.name().chinese());
        row.add(
                switch (material.rung()) {
                    case LICENSE -> "电子证照";
                    case CRITERION -> "数据核验";
                    case COMMITMENT -> "告知承诺";
                    case UPLOAD -> "上传";
                });
        row.add(material.source() == null ? "申请人" : material.source());
        row.add(result(material));
        row.add(material.asOf() == null ? "" : TIME.format(material.asOf().atZone(zone)));
        row.add(
                material.receipt() == null
                        ? ""
                        : Long.toString(material.receipt().index()));
        return row;
    }

    private static String result(CheckedMaterial material) {
        return switch (material.rung()) {
            case LICENSE -> "有效，编号 " + material.shown().getOrDefault("number", "");
            case CRITERION -> "是";
            case COMMITMENT ->
                "申请人书面承诺"
                        + (material.reason() == null
                                ? ""
                                : "（" + material.reason().chinese() + "）");
            case UPLOAD -> "";
        };
    }

    private byte[] attachment(Case opened, List<CheckedItem> items, String takenBy, Instant takenAt) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("caseNumber", opened.caseNumber());
        content.put("applicant", opened.applicant());
        content.put("purpose", opened.purpose());
        content.put("takenBy", takenBy);
        content.put("takenAt", takenAt);
        content.put("items", items);
        return json.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    }
}
