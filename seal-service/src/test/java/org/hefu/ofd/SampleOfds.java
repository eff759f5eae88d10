package org.hefu.ofd;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Papers for tests. */
public final class SampleOfds {

    private SampleOfds() {}

    public static OfdDraft draft() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("企业名称", "衡东县示例建设有限公司 (Example Co., Ltd.)");
        fields.put("统一社会信用代码", "91430424MA4L00046E");
        fields.put("核查区间", "2025-11-01 至 2026-10-31");
        fields.put("结论", "核查区间内未发现拖欠农民工工资的记录。".repeat(3));
        return new OfdDraft(Instant.parse("2026-11-22T08:00:00Z"))
                .title("招投标农民工工资无拖欠证明")
                .subtitle("WAGE-2026-000731")
                .fields(fields)
                .paragraph("本证明由系统依据实名制工资支付记录出具，仅用于本次投标。")
                .qrCode("https://example.invalid/v/000731", "扫码核验")
                .signOff("衡东县人力资源和社会保障局", "2026年11月22日")
                .foot("合符")
                .metadata("ZZMC", "招投标农民工工资无拖欠证明")
                .metadata("CZZT", "衡东县示例建设有限公司");
    }

    /** A page. */
    public static byte[] onePage() {
        return draft().write();
    }

    /** Three pages. */
    public static byte[] threePages() {
        return draft().newPage().paragraph("第二页").newPage().paragraph("第三页 骑缝").write();
    }
}
