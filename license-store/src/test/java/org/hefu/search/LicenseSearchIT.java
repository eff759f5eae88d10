package org.hefu.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hefu.license.VaultFixture.BAKERY;
import static org.hefu.license.VaultFixture.BUILDER;
import static org.hefu.license.VaultFixture.TRADER;
import static org.hefu.license.VaultFixture.businessLicense;
import static org.hefu.license.VaultFixture.identityCard;
import static org.hefu.license.VaultFixture.realEstate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hefu.identity.HolderKind;
import org.hefu.identity.RegionCode;
import org.hefu.license.License;
import org.hefu.license.LicenseStatus;
import org.hefu.license.VaultFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class LicenseSearchIT {

    private static final String BAKERY_NAME = "内蒙古荣兴面包有限责任公司（乌海分公司）";
    private static final String BUILDER_NAME = "ABC荣兴建筑工程100%有限公司";
    private static final String TRADER_NAME = "荣兴_贸易有限公司";
    private static final String PERSON = "15030219900101001X";

    private static VaultFixture fixture;
    private static LicenseSearch search;

    @BeforeAll
    static void open() {
        fixture = new VaultFixture();
        search = new PostgresLicenseSearch(
                fixture.jdbc,
                fixture.vault,
                fixture.types,
                fixture.licenseTokens,
                fixture.tokens,
                fixture.settings,
                fixture.clock);
    }

    @BeforeEach
    void fill() {
        fixture.reset();
        fixture.store(
                businessLicense(BAKERY, BAKERY_NAME, "巴特尔"),
                businessLicense(BUILDER, BUILDER_NAME, "王强"),
                businessLicense(TRADER, TRADER_NAME, "李乐"),
                identityCard(PERSON, "斯琴德力格尔"));
    }

    @ParameterizedTest
    @CsvSource({
        "内蒙古荣兴面包有限责任公司（乌海分公司）, 91150300MA0N00016X",
        "內蒙古榮興麵包有限責任公司(烏海分公司), 91150300MA0N00016X",
        "面包, 91150300MA0N00016X",
        "麵 包, 91150300MA0N00016X",
        "司乌海, 91150300MA0N00016X",
        "麵, 91150300MA0N00016X",
        "ａｂｃ, 91150623MA0N00024J",
        "Abc榮興, 91150623MA0N00024J",
        "100%, 91150623MA0N00024J",
        "貿易, 91620600MA7200036C",
        "91150300MA0N00016X, 91150300MA0N00016X",
        "９１１５０３００ ma0n00016x, 91150300MA0N00016X"
    })
    void whatAClerkTypesFindsTheCompany(String typed, String creditCode) {
        assertThat(holders(LicenseQuery.all().withText(typed))).containsExactly(creditCode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"兴荣", "面公司", "不在这里", "%", "_", "91150300MA0N00016", "' OR 1=1 --", "\\"})
    void whatIsInNoNameFindsNothing(String typed) {
        assertThat(search.search(LicenseQuery.all().withText(typed)).hits()).isEmpty();
    }

    @Test
    void pairsInAnotherOrderAreNotTheName() {
        fixture.store(businessLicense("91430424MA4L00046E", "公司有限公司贸易有", "某某"));

        assertThat(holders(LicenseQuery.all().withText("贸易有限公司"))).containsExactly(TRADER);
    }

    @Test
    void anExactNumberComesFirstThenNamesThatStartWithItThenNamesThatHoldIt() {
        fixture.store(realEstate("荣兴", "乙公司", "一号"));

        List<LicenseHit> hits = search.search(LicenseQuery.all().withText("榮興")).hits();

        assertThat(hits)
                .extracting(LicenseHit::holderName)
                .containsExactly("乙公司", TRADER_NAME, BUILDER_NAME, BAKERY_NAME);
        assertThat(hits.getFirst().number()).isEqualTo("荣兴");
    }

    @Test
    void anIdentifierFindsItsLicenseAlsoWhenANewerVersionIsThere() {
        License first = bakery();
        fixture.store(businessLicense(BAKERY, BAKERY_NAME, "新人"));
        License second = bakery();
        assertThat(second.identifier()).isNotEqualTo(first.identifier());

        for (String typed : List.of(
                first.identifier(),
                second.identifier(),
                " " + second.identifier().toLowerCase(Locale.ROOT),
                second.identifier().substring("1.2.156.3005.2.".length()))) {
            assertThat(ids(LicenseQuery.all().withText(typed))).containsExactly(first.id());
        }
    }

    @Test
    void aHitSaysWhatTheCounterNeeds() {
        LicenseHit hit =
                search.search(LicenseQuery.all().withText(BAKERY)).hits().getFirst();

        assertThat(hit.typeName().chinese()).isEqualTo("营业执照");
        assertThat(hit.holderName()).isEqualTo(BAKERY_NAME);
        assertThat(hit.number()).isEqualTo(BAKERY);
        assertThat(hit.status()).isEqualTo(LicenseStatus.IN_FORCE);
        assertThat(hit.regionCode()).isEqualTo("150300");
        assertThat(hit.validTo()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"斯琴德力格尔", "斯琴", "德力", "尔", "斯琴德力格爾", "15030219900101001x"})
    void aPersonIsFoundOverTokensAndNotShown(String typed) {
        LicenseHit hit = search.search(LicenseQuery.all().withText(typed).withTypeCode(VaultFixture.IDENTITY_CARD))
                .hits()
                .getFirst();

        assertThat(hit.holderKind()).isEqualTo(HolderKind.PERSON);
        assertThat(hit.holderName()).isNull();
        assertThat(hit.holderId()).isNull();
        assertThat(hit.number()).isNull();
        assertThat(hit.toString()).doesNotContain("斯").doesNotContain("19900101");
    }

    @Test
    void personsWhoseNameStartsWithTheTextComeFirst() {
        fixture.store(identityCard("150623199001010018", "琴德斯琴"), identityCard("620602199001010019", "斯琴"));
        UUID first = fixture.vault
                .current(VaultFixture.IDENTITY_CARD, HolderKind.PERSON, "150623199001010018")
                .orElseThrow()
                .id();

        assertThat(ids(LicenseQuery.all().withText("斯琴"))).hasSize(3).last().isEqualTo(first);
        assertThat(ids(LicenseQuery.all().withText("琴德"))).hasSize(2).first().isEqualTo(first);
    }

    @Test
    void aNewNameIsFoundAndTheOldOneIsNot() {
        fixture.store(businessLicense(BAKERY, "乌海市新名字公司", "巴特尔"));

        assertThat(holders(LicenseQuery.all().withText("新名字"))).containsExactly(BAKERY);
        assertThat(holders(LicenseQuery.all().withText("面包"))).isEmpty();
    }

    @Test
    void filtersNarrowWhatIsFound() {
        LicenseQuery all = LicenseQuery.all();

        assertThat(holders(all.withHolderId("91150623ma0n00024j"))).containsExactly(BUILDER);
        assertThat(holders(all.withNumber(TRADER))).containsExactly(TRADER);
        assertThat(ids(all.withHolderId(PERSON))).hasSize(1);
        assertThat(ids(all.withTypeCode(VaultFixture.IDENTITY_CARD))).hasSize(1);
        assertThat(ids(all.withRegionCode(new RegionCode("150000")))).hasSize(3);
        assertThat(holders(all.withRegionCode(new RegionCode("150600")))).containsExactly(BUILDER);
        assertThat(ids(all.withRegionCode(new RegionCode("150301")))).isEmpty();
        assertThat(holders(all.withText("荣兴").withRegionCode(new RegionCode("620000"))))
                .containsExactly(TRADER);
        assertThat(ids(all)).hasSize(4);
    }

    @Test
    void theStatusIsThatOfToday() {
        fixture.store(realEstate("1", "某公司", "一号"));
        LicenseQuery expired = LicenseQuery.all().withStatus(LicenseStatus.EXPIRED);
        assertThat(ids(expired)).isEmpty();

        fixture.clock.tick(Duration.ofDays(1));

        assertThat(search.search(expired).hits())
                .singleElement()
                .extracting(LicenseHit::status)
                .isEqualTo(LicenseStatus.EXPIRED);
        assertThat(ids(LicenseQuery.all().withStatus(LicenseStatus.IN_FORCE))).hasSize(4);
    }

    @Test
    void pagesTogetherAreTheWholeAnswerInOrder() {
        fixture.store(realEstate("荣兴", "乙公司", "一号"), identityCard("620602199001010019", "荣兴"));
        for (LicenseQuery query : List.of(LicenseQuery.all(), LicenseQuery.all().withText("荣兴"))) {
            List<UUID> whole = ids(query.withLimit(100));
            for (int limit = 1; limit <= whole.size(); limit++) {
                List<UUID> paged = new ArrayList<>();
                String after = null;
                do {
                    LicensePage page = search.search(query.withLimit(limit).withAfter(after));
                    assertThat(page.hits()).hasSizeLessThanOrEqualTo(limit).isNotEmpty();
                    page.hits().forEach(hit -> paged.add(hit.id()));
                    after = page.next();
                } while (after != null);
                assertThat(paged).isEqualTo(whole);
            }
        }
    }

    @Test
    void aCursorStaysGoodWhenRowsAreAddedAndRenamed() {
        LicenseQuery query = LicenseQuery.all().withText("荣兴").withLimit(2);
        LicensePage first = search.search(query);
        assertThat(first.hits()).extracting(LicenseHit::holderName).containsExactly(TRADER_NAME, BUILDER_NAME);

        fixture.store(businessLicense(BUILDER, "ZZZ荣兴", "王强"), businessLicense("91430424MA4L00046E", "荣兴甲公司", "某某"));

        assertThat(search.search(query.withAfter(first.next())).hits())
                .extracting(LicenseHit::holderName)
                .contains(BAKERY_NAME)
                .doesNotContain(TRADER_NAME);
    }

    @Test
    void aCursorThatWasChangedOrIsOfAnotherQuestionIsRefused() {
        LicenseQuery query = LicenseQuery.all().withText("荣兴").withLimit(1);
        String cursor = search.search(query).next();
        assertThat(cursor).isNotNull();
        String changed = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);

        for (String wrong : List.of(changed, cursor + "AAAA", cursor.substring(4), "x", "?", "荣兴", "A".repeat(5000))) {
            assertThatThrownBy(() -> search.search(query.withAfter(wrong)))
                    .as(wrong)
                    .isInstanceOf(InvalidCursorException.class);
        }
        assertThatThrownBy(() -> search.search(query.withText("面包").withAfter(cursor)))
                .isInstanceOf(InvalidCursorException.class);
        assertThat(search.search(query.withLimit(50).withAfter(cursor)).hits()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void aPageHasOneToAHundredHits(int limit) {
        assertThatThrownBy(() -> LicenseQuery.all().withLimit(limit)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQuestionDoesNotShowWhatWasTyped() {
        assertThat(LicenseQuery.all().withText("张三").withHolderId(PERSON).toString())
                .doesNotContain("张")
                .doesNotContain("1990");
    }

    @Test
    void noPersonalIdentifierStandsInClearAtRest_invariant6() {
        String everything = String.join(
                "\n",
                JdbcClient.create(fixture.database.owner())
                        .sql("""
                                SELECT row_to_json(l)::text FROM license.license AS l
                                 UNION ALL
                                SELECT row_to_json(v)::text FROM license.license_version AS v
                                """)
                        .query(String.class)
                        .list());

        assertThat(everything).contains(BAKERY_NAME).doesNotContain(PERSON, "斯琴", "德力", "巴特尔", "王强", "李乐", BAKERY);
    }

    private static License bakery() {
        return fixture.vault
                .current(VaultFixture.BUSINESS_LICENSE, HolderKind.ORGANIZATION, BAKERY)
                .orElseThrow();
    }

    private static List<UUID> ids(LicenseQuery query) {
        return search.search(query).hits().stream().map(LicenseHit::id).toList();
    }

    private static List<String> holders(LicenseQuery query) {
        return search.search(query).hits().stream().map(LicenseHit::holderId).toList();
    }
}
