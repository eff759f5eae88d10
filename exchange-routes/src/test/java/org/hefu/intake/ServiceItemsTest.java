package org.hefu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.hefu.identity.HolderKind;
import org.hefu.intake.ServiceItem.Material;
import org.hefu.intake.ServiceItem.Option;
import org.hefu.intake.ServiceItem.Rung;
import org.hefu.licensetype.Label;
import org.junit.jupiter.api.Test;

class ServiceItemsTest {

    private final ServiceItems items = new ServiceItems();

    @Test
    void theProofOfNoWageArrearsIsThere() {
        ServiceItem item = items.find("wage-proof").orElseThrow();

        assertThat(item.purpose()).isEqualTo("WAGE_PROOF");
        assertThat(item.applicantKind()).isEqualTo(HolderKind.ORGANIZATION);
        assertThat(item.materials()).extracting(Material::code).containsExactly("business-license", "no-wage-arrears");
        assertThat(item.materials()).extracting(Material::fallback).containsExactly(Rung.UPLOAD, Rung.COMMITMENT);
    }

    @Test
    void anItemThatNobodyKnowsIsNone() {
        assertThat(items.find("no-such-item")).isEmpty();
    }

    @Test
    void everyItemCanBeShownAndSettled() {
        assertThat(items.all()).isNotEmpty().allSatisfy(item -> {
            assertThat(item.code()).matches("[a-z0-9-]{1,64}");
            assertThat(item.purpose()).matches("[A-Z_]{1,64}");
            assertThat(List.of(item.name(), item.basis())).allMatch(ServiceItemsTest::inBothLanguages);
            assertThat(item.materials()).isNotEmpty().allSatisfy(material -> {
                assertThat(inBothLanguages(material.name())).isTrue();
                assertThat(material.options()).isNotEmpty().allSatisfy(ServiceItemsTest::knowsWhomToAsk);
            });
        });
    }

    @Test
    void whereNoPromiseIsTakenAPaperIs() {
        Material material =
                new Material("m", new Label("材料", "Material"), List.of(new Option(Rung.LICENSE, "r", null)));

        assertThat(material.fallback()).isEqualTo(Rung.UPLOAD);
    }

    private static void knowsWhomToAsk(Option option) {
        switch (option.kind()) {
            case LICENSE -> Objects.requireNonNull(option.resource());
            case CRITERION -> {
                Objects.requireNonNull(option.resource());
                Objects.requireNonNull(option.criterion());
            }
            case COMMITMENT, UPLOAD -> assertThat(option.resource()).isNull();
        }
    }

    private static boolean inBothLanguages(Label label) {
        return label.chinese().matches(".*\\p{IsHan}.*") && label.english().matches("[^\\p{IsHan}]+");
    }
}
