package org.hefu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.UUID;
import org.hefu.key.KeyUse;
import org.hefu.seal.SealOrder;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    private static final JavaClasses HUB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.hefu");

    @Test
    void everyPackageUsesOnlyWhatItsPackageInfoAllows() {
        ApplicationModules.of(Hefu.class).verify();
    }

    @Test
    void camelStaysInTheRoutes() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Route")
                .and()
                .resideOutsideOfPackage("org.hefu.journey")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because("a rule of the hub must run in a plain unit test")
                .check(HUB);
    }

    @Test
    void webStaysAboveTheGround() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.hefu.key..",
                        "org.hefu.certificate..",
                        "org.hefu.timestamp..",
                        "org.hefu.pdf..",
                        "org.hefu.seal..",
                        "org.hefu.signature..",
                        "org.hefu.verification..",
                        "org.hefu.ledger..",
                        "org.hefu.identity..",
                        "org.hefu.licensetype..",
                        "org.hefu.license..",
                        "org.hefu.document..",
                        "org.hefu.crypt..",
                        "org.hefu.search..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..")
                .because("controllers and pages live in exchange-routes")
                .check(HUB);
    }

    /** Design, section 5, line 7. */
    @Test
    void onlyTheHubsOwnJourneysGiveItsOwnOrders() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.hefu.sealing.LicenseDocuments")
                .and()
                .doNotHaveFullyQualifiedName("org.hefu.intake.EvidenceDesk")
                .and()
                .doNotHaveFullyQualifiedName("org.hefu.inspection.ReportDesk")
                .should()
                .callMethod(
                        SealOrder.class, "ofHub", UUID.class, String.class, String.class, String.class, String.class)
                .because("what the hub holds, no caller may use")
                .check(HUB);
    }

    @Test
    void onlyTheSealPackageAsksForSealKeys() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.hefu.seal..", "org.hefu.key..")
                .should()
                .accessField(KeyUse.class, "SEAL")
                .because("a seal's key is used only through an authorised seal use")
                .check(HUB);
    }
}
