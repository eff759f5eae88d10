package org.hefu.licensetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hefu.identity.HolderKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

class LicenseTypesTest {

    private static final String GOOD = """
            {"code": "11150300MB90000154001", "name": {"chinese": "证明", "english": "Proof"}, "holderKind": "PERSON",
             "number": "ISSUER", "holderNameField": "name",
             "fields": [{"name": "name", "label": {"chinese": "姓名", "english": "Name"},
                         "sensitivity": "PERSONAL", "required": true, "maxLength": 50}]}
            """;

    @Test
    void theBusinessLicenseComesWithTheHub() {
        LicenseType type = new LicenseTypes().find("11100000MB0143028R001").orElseThrow();

        assertThat(type.name()).isEqualTo(new Label("营业执照", "Business license"));
        assertThat(type.holderKind()).isEqualTo(HolderKind.ORGANIZATION);
        assertThat(type.number()).isEqualTo(NumberSource.HOLDER_ID);
        assertThat(type.fields())
                .extracting(LicenseField::name)
                .contains(
                        "name",
                        "type",
                        "legalRepresentative",
                        "registeredCapital",
                        "establishedOn",
                        "address",
                        "businessScope",
                        "region",
                        "province");
        assertThat(type.fields())
                .filteredOn(field -> field.sensitivity() == Sensitivity.PERSONAL)
                .extracting(LicenseField::name)
                .containsExactly("legalRepresentative");
    }

    @Test
    void aTypeIsAddedByAFileAlone() {
        LicenseTypes types = new LicenseTypes(List.of(file(GOOD)));

        assertThat(types.all()).extracting(LicenseType::code).containsExactly("11150300MB90000154001");
        assertThat(types.find("11100000MB0143028R001")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11150300MB90000154001 | 11150300MB90000155001 | credit code and three digits",
                "\"required\" | \"requierd\" | required",
                "\"maxLength\": 50 | \"maxLength\": 50, \"colour\": \"red\" | colour",
                "\"maxLength\": 50 | \"maxLength\": 0 | maxLength",
                ", \"maxLength\": 50 | , \"maxLength\": null | maxLength",
                "\"PERSONAL\" | \"SECRET\" | SECRET",
                "\"number\": \"ISSUER\", | '' | needs name, holderKind, number",
                "\"holderNameField\": \"name\" | \"holderNameField\": \"fullName\" | no field fullName",
                "\"chinese\": \"姓名\" | \"chinese\": \" \" | label",
                "\"name\": \"name\" | \"name\": \"Full name\" | Full name"
            })
    void aWrongFileStopsTheStartAndIsNamed(String right, String wrong, String reason) {
        String text = GOOD.replace(right, wrong);

        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> new LicenseTypes(List.of(file(text))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("proof.json")
                .hasMessageContaining(reason);
    }

    @Test
    void theSameTypeInTwoFilesStopsTheStart() {
        assertThatThrownBy(() -> new LicenseTypes(List.of(file(GOOD), file(GOOD))))
                .hasMessageContaining("11150300MB90000154001 is there twice");
    }

    private static Resource file(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "proof.json");
    }
}
