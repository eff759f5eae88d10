package org.hefu.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.hefu.catalogue.Catalogue;
import org.hefu.catalogue.Resource;
import org.hefu.fixture.Companies;
import org.hefu.fixture.OnExchange;
import org.hefu.fixture.Scene;
import org.hefu.license.LicenseDraft;
import org.hefu.license.LicenseVault;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnExchange
class DraftRowIT {

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private LicenseVault vault;

    @Test
    void aRowBecomesADraftOfTheResourcesType() {
        LicenseDraft draft = ((DraftRow.Ready) draft(row())).draft();

        assertThat(draft.typeCode()).isEqualTo("11100000MB0143028R001");
        assertThat(draft.number()).isEqualTo(Companies.code(1));
        assertThat(draft.holder().id()).isEqualTo(Companies.code(1));
        assertThat(draft.holder().name()).isEqualTo("好面包");
        assertThat(draft.issuer().code()).isEqualTo(Scene.MARKET_REGULATION);
        assertThat(draft.issuedOn()).isEqualTo(LocalDate.of(2019, 1, 2));
        assertThat(draft.validFrom()).isEqualTo(LocalDate.of(2019, 1, 2));
        assertThat(draft.validTo()).isNull();
        assertThat(draft.regionCode()).isEqualTo("150300");
        assertThat(draft.fields())
                .isEqualTo(Map.of(
                        "name", "好面包", "establishedOn", "2019-01-02", "legalRepresentative", "巴特尔", "address", "街"));
    }

    @Test
    void whereTheCreditCodeIsWrongTheRegionIsTheIssuers() {
        Map<String, String> row = row();
        row.put("creditCode", "wrong");

        assertThat(((DraftRow.Ready) draft(row)).draft().regionCode()).isEqualTo("150300");
    }

    @Test
    void aRowWithoutADayTellsSoOnceOnly() {
        for (String day : new String[] {"2019-13-01", "2019/01/02", "yesterday", "0000-01-01"}) {
            Map<String, String> row = row();
            row.put("establishedOn", day);

            assertThat(((DraftRow.Wrong) draft(row)).reasons())
                    .filteredOn(reason -> "establishedOn".equals(reason.field()))
                    .hasSize(1);
        }
    }

    @Test
    void aRowOfNothingIsWrongInEveryPart() {
        assertThat(((DraftRow.Wrong) draft(Map.of())).reasons())
                .extracting(Reason::field)
                .contains("holder.id", "name", "establishedOn", "legalRepresentative", "address");
    }

    private DraftRow draft(Map<String, String> fields) {
        Resource resource = catalogue.find(Scene.LICENSES).orElseThrow();
        return DraftRow.of(resource, Objects.requireNonNull(resource.intake()), fields, vault);
    }

    private static Map<String, String> row() {
        return new HashMap<>(Map.of(
                "name", "好面包",
                "creditCode", Companies.code(1),
                "establishedOn", "2019-01-02",
                "legalRepresentative", "巴特尔",
                "address", "街"));
    }
}
