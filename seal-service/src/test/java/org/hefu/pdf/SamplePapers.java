package org.hefu.pdf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Papers for tests. */
public final class SamplePapers {

    public static final Instant MADE_AT = Instant.parse("2026-11-22T08:00:00Z");

    private SamplePapers() {}

    /** One page with little on it. */
    public static byte[] small() {
        return new PdfDraft(MADE_AT)
                .title("Proof")
                .paragraph("证明")
                .signOff("衡东县人社局", "2026-11-22")
                .write();
    }

    /** What a counter hands over for a case. */
    public static PdfDraft evidence(int rows) {
        List<List<String>> table = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            table.add(List.of(
                    String.valueOf(i),
                    i % 3 == 0 ? "无拖欠农民工工资" : "营业执照",
                    i % 3 == 0 ? "人力资源和社会保障局（实时核验，一项是否条件，不含原始记录）" : "电子证照库 license vault",
                    "2026-11-22 16:00:0" + i % 10));
        }
        return new PdfDraft(MADE_AT)
                .title("免提交材料核验凭证")
                .subtitle("办件编号 HD-2026-11-000731 · 事项 招投标农民工工资无拖欠证明")
                .fields(
                        "申请人",
                        "内蒙古示例建筑工程有限责任公司",
                        "统一社会信用代码",
                        "91150100MA0N00000X",
                        "用途",
                        "WAGE_PROOF 招投标资格审查",
                        "经营范围",
                        "房屋建筑工程施工；市政公用工程施工；钢结构工程（凭资质证书经营）；建筑材料、五金交电、机械设备的销售；"
                                + "依法须经批准的项目，经相关部门批准后方可开展经营活动。Import & export of building materials.")
                .paragraph("下列材料由本平台依职权核验，申请人无须再行提交。每次核验均已记入存证账本，可凭回执离线验证。")
                .table(List.of("序号", "材料", "来源", "核验时间"), table)
                .paragraph("本凭证由合符数据共享交换平台生成并加盖电子印章；对内容有异议的，可向出具机关申请校核。生僻字示例：㐂𠀀。")
                .qrCode(
                        "https://hefu.example/verify?receipt=7h2k-91ab-33cd",
                        "扫描二维码查看存证回执，或将本文件提交到验证页面。\n文件改动一个字节，验证即不通过。")
                .signOff("衡东县行政审批服务局", "2026 年 11 月 22 日")
                .foot("HD-2026-11-000731 · Hefu")
                .attach("evidence.json", "application/json", "{\"case\":1}".getBytes(StandardCharsets.UTF_8))
                .metadata("caseNumber", "HD-2026-11-000731");
    }
}
