package org.hefu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.hefu.fixture.Dump;
import org.hefu.fixture.OnExchange;
import org.hefu.fixture.Scene;
import org.hefu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnExchange
class CatalogueIT {

    private static final String CREDENTIAL = "秘密 credential";

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private TestDatabase database;

    @Test
    void aResourceIsReadAsItWasAdded() {
        Resource added = live("as-added", criterion("good", "record.debt == 0"), criterion("rich", "record.sum > 5"));

        catalogue.add(added);

        assertThat(catalogue.find("as-added")).contains(added);
    }

    @Test
    void aPushedResourceKeepsHowItsRowsAreRead() {
        Resource resource = catalogue.find(Scene.LICENSES).orElseThrow();

        assertThat(resource.kind()).isEqualTo(ResourceKind.LICENSE);
        assertThat(resource.intake()).isNotNull();
        assertThat(resource.intake().columns()).containsEntry("企业名称", "name").hasSize(5);
        assertThat(resource.connection()).isNull();
    }

    /** Design, section 5, line 6. */
    @Test
    void theCredentialStandsNowhereInClear() {
        catalogue.add(live("with-credential"));

        Dump dump = Dump.of(database, "exchange");
        assertThat(dump.text()).contains("with-credential");
        assertThat(dump.shows(CREDENTIAL)).isFalse();
        assertThat(dump.shows("credential-of-the-labour-department")).isFalse();
    }

    @Test
    void aResourceWhoseQuestionIsNoneIsNotAdded() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> catalogue.add(live("no-question", criterion("good", "true"), criterion("bad", "1 +"))));

        assertThat(catalogue.find("no-question")).isEmpty();
    }

    @Test
    void aResourceThatIsThereAlreadyStaysAsItIs() {
        Resource first = live("twice", criterion("good", "record.debt == 0"));
        catalogue.add(first);

        catalogue.add(live("twice", criterion("good", "true"), criterion("more", "true")));

        assertThat(catalogue.find("twice")).contains(first);
    }

    @Test
    void anOwnerThatMovedIsAskedAtItsNewAddress() {
        Resource before = live("moved", criterion("good", "record.debt == 0"));
        catalogue.add(before);
        Resource.Connection after =
                new Resource.Connection(URI.create("http://127.0.0.1:8092/elsewhere"), "another credential");

        catalogue.connect("moved", after);

        Resource found = catalogue.find("moved").orElseThrow();
        assertThat(found.connection()).isEqualTo(after);
        assertThat(found.fields()).isEqualTo(before.fields());
        assertThat(found.criteria()).isEqualTo(before.criteria());
    }

    @Test
    void resourcesAreFoundByOwnerAndByLicenseType() {
        assertThat(catalogue.ownedBy("market-regulation"))
                .extracting(Resource::code)
                .containsExactly(Scene.LICENSES);
        assertThat(catalogue.ownedBy("stranger")).isEmpty();
        assertThat(catalogue.ofLicenseType("11100000MB0143028R001")).contains(Scene.LICENSES);
        assertThat(catalogue.ofLicenseType("11100000000013127D001")).isEmpty();
        assertThat(catalogue.find("no-such-resource")).isEmpty();
    }

    private static Resource live(String code, Criterion... criteria) {
        return new Resource(
                code,
                "实时信息",
                "Live data",
                ResourceKind.LIVE,
                "labour",
                null,
                null,
                new Resource.Connection(URI.create("https://owner.example/ask"), CREDENTIAL),
                List.of(new Resource.Field("debt", "欠款", "Debt")),
                List.of(criteria));
    }

    private static Criterion criterion(String code, String expression) {
        return new Criterion(code, "条件", "Criterion", expression);
    }
}
