package org.hefu.document;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hefu.license.License;
import org.hefu.licensetype.LicenseField;
import org.hefu.licensetype.LicenseType;
import org.hefu.pdf.PdfDraft;

/** Draws one version of a licence on A4, with the metadata of GB/T 36903 inside the file. */
public final class LicensePaper {

    private LicensePaper() {}

    /**
     * The unsealed PDF.
     *
     * @param address where the QR code leads: the licence's page by its opaque id
     */
    public static byte[] draw(License license, LicenseType type, String address, Instant madeAt) {
        Map<String, String> face = new LinkedHashMap<>();
        face.put("证照编号", license.number());
        for (LicenseField field : type.fields()) {
            String value = license.fields().get(field.name());
            if (value != null) {
                face.put(field.label().chinese(), value);
            }
        }
        face.put("发证机关", license.issuer().name());
        face.put("发证日期", license.issuedOn().toString());
        face.put("有效期", license.validFrom() + " 至 " + (license.validTo() == null ? "长期" : license.validTo()));
        face.put("证照标识", license.identifier());
        return new PdfDraft(madeAt)
                .title(type.name().chinese())
                .subtitle(type.name().english() + " · 第 " + license.version() + " 版")
                .fields(face)
                .qrCode(address, "扫码查看证照当前状态")
                .signOff(license.issuer().name(), license.issuedOn().toString())
                .foot("本文件由电子证照库按证照数据生成，以电子签名为准")
                // Short names of GB/T 36903, as licence files carry them.
                .metadata("ZZMC", type.name().chinese())
                .metadata("ZZLXDM", type.code())
                .metadata("ZZBH", license.number())
                .metadata("ZZBS", license.identifier())
                .metadata("ZZBFJG", license.issuer().name())
                .metadata("ZZBFJGDM", license.issuer().code())
                .metadata("ZZBFRQ", license.issuedOn().toString().replace("-", ""))
                .write();
    }
}
