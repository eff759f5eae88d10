package org.hefu.lookup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hefu.license.License;

/** A licence as the record of its resource: the fields of its type, and what every licence has. */
public final class LicenseRecord {

    private LicenseRecord() {}

    /** Field names to values. Besides the type's own: {@code number, holderId, holderName, status, validFrom, …}. */
    public static Map<String, Object> of(License license) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("number", license.number());
        record.put("holderId", license.holder().id());
        record.put("holderName", license.holder().name());
        record.put("issuerName", license.issuer().name());
        record.put("issuedOn", license.issuedOn().toString());
        record.put("validFrom", license.validFrom().toString());
        if (license.validTo() != null) {
            record.put("validTo", license.validTo().toString());
        }
        record.put("status", license.status().name());
        record.put("version", license.version());
        record.putAll(license.fields());
        return record;
    }
}
