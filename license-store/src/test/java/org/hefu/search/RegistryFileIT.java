package org.hefu.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hefu.identity.HolderKind;
import org.hefu.identity.NameFolding;
import org.hefu.license.Holder;
import org.hefu.license.Issuer;
import org.hefu.license.LicenseDraft;
import org.hefu.license.StoreOutcome;
import org.hefu.license.VaultFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The vault on real business registrations. The file is read where it lies and skipped where it is not: in the folder of
 * the system property {@code hefu.registry}, or in {@code shared/registry} beside any folder above this one.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistryFileIT {

    private static final String FILE = "neimenggu-2019.csv";
    private static final int CHUNK = 500;
    private static final Issuer ISSUER = new Issuer("11150300MB90000154", "内蒙古自治区市场监督管理局");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,}");

    private static VaultFixture fixture;
    private static LicenseSearch search;
    private static List<Map<String, String>> rows;
    private static List<LicenseDraft> drafts;

    @BeforeAll
    static void open() throws IOException {
        Optional<Path> file = registry();
        assumeTrue(file.isPresent(), "SKIPPED: no " + FILE + " in shared/registry or in -Dhefu.registry");
        rows = Csv.read(Files.readString(file.orElseThrow(), StandardCharsets.UTF_8));
        drafts = rows.stream().map(RegistryFileIT::draft).toList();
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

    @Test
    @Order(1)
    void everyRowIsStored() {
        List<StoreOutcome> outcomes = storeAll("first push");

        assertThat(outcomes).hasSize(6_253).allMatch(StoreOutcome.Stored.class::isInstance);
    }

    @Test
    @Order(2)
    void theSameFileAgainChangesNothing() {
        List<StoreOutcome> outcomes = storeAll("second push");

        assertThat(outcomes).hasSize(6_253).allMatch(StoreOutcome.Unchanged.class::isInstance);
    }

    @Test
    @Order(3)
    void everyRowIsReadBackAsItWasGiven() {
        for (int i = 0; i < drafts.size(); i += 97) {
            LicenseDraft draft = drafts.get(i);
            assertThat(fixture.vault.current(
                            draft.typeCode(),
                            HolderKind.ORGANIZATION,
                            draft.holder().id()))
                    .hasValueSatisfying(license -> {
                        assertThat(license.holder()).isEqualTo(draft.holder());
                        assertThat(license.fields()).containsAllEntriesOf(draft.fields());
                    });
        }
    }

    @Test
    @Order(4)
    void aNamePartFindsExactlyTheCompaniesThatHoldIt() {
        for (String typed : List.of("建築工程", "建筑工程", "阿魯科爾沁旗", "斯琴", "合作社", "（", "鑫", "内蒙古", "呼和浩特市分公司", "(呼和浩特)")) {
            String folded = NameFolding.fold(typed);
            Set<String> expected = drafts.stream()
                    .map(LicenseDraft::holder)
                    .filter(holder ->
                            !folded.isEmpty() && NameFolding.fold(holder.name()).contains(folded))
                    .map(Holder::id)
                    .collect(Collectors.toSet());

            long begun = System.nanoTime();
            List<String> found = everyPage(typed);
            System.out.printf(
                    "search %s: %d hits, all pages in %d ms%n",
                    typed, found.size(), (System.nanoTime() - begun) / 1_000_000);

            assertThat(found).doesNotHaveDuplicates();
            assertThat(new HashSet<>(found)).isEqualTo(expected);
        }
    }

    @Test
    @Order(5)
    void anyCompanyIsTheFirstHitForItsNameAndItsCreditCode() {
        for (int i = 0; i < drafts.size(); i += 311) {
            Holder holder = drafts.get(i).holder();
            for (String typed : List.of(holder.name(), holder.id())) {
                assertThat(search.search(LicenseQuery.all().withText(typed))
                                .hits()
                                .getFirst()
                                .holderId())
                        .isEqualTo(holder.id());
            }
        }
    }

    /** A representative's name may be part of a company's published name, which stands in clear: those columns are left out. */
    @Test
    @Order(6)
    void noLegalRepresentativeStandsInClearAtRest_invariant6() {
        JdbcClient owner = JdbcClient.create(fixture.database.owner());
        List<String> texts = owner.sql("""
                        SELECT (to_jsonb(l) - 'organization_name' - 'name_folded' - 'name_grams')::text
                          FROM license.license AS l
                         UNION ALL
                        SELECT (to_jsonb(v) - 'body')::text FROM license.license_version AS v
                        """).query(String.class).list();
        List<byte[]> bodies = owner.sql("SELECT body FROM license.license_version")
                .query((row, _) -> row.getBytes("body"))
                .list();
        Set<String> names = rows.stream().map(row -> row.get("法人代表")).collect(Collectors.toSet());

        String characters = Stream.concat(
                        texts.stream(), bodies.stream().map(body -> new String(body, StandardCharsets.UTF_8)))
                .flatMap(text -> HAN.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));

        assertThat(bodies).hasSize(6_253);
        assertThat(names).hasSizeGreaterThan(5_000);
        assertThat(names).noneMatch(characters::contains);
    }

    private static List<StoreOutcome> storeAll(String what) {
        long begun = System.nanoTime();
        List<StoreOutcome> outcomes = new ArrayList<>();
        for (int from = 0; from < drafts.size(); from += CHUNK) {
            outcomes.addAll(fixture.store(drafts.subList(from, Math.min(from + CHUNK, drafts.size()))));
        }
        System.out.printf("%s: %d rows in %d ms%n", what, outcomes.size(), (System.nanoTime() - begun) / 1_000_000);
        return outcomes;
    }

    private static List<String> everyPage(String typed) {
        List<String> found = new ArrayList<>();
        LicenseQuery query = LicenseQuery.all().withText(typed).withLimit(100);
        String after = null;
        do {
            LicensePage page = search.search(query.withAfter(after));
            page.hits().forEach(hit -> found.add(hit.holderId()));
            after = page.next();
        } while (after != null);
        return found;
    }

    private static LicenseDraft draft(Map<String, String> row) {
        String code = row.getOrDefault("统一社会信用代码", "");
        LocalDate day = LocalDate.parse(row.getOrDefault("注册日期", ""));
        Map<String, String> columns = Map.of(
                "type", "企业类型",
                "legalRepresentative", "法人代表",
                "registeredCapital", "注册资金",
                "establishedOn", "注册日期",
                "address", "注册地址",
                "businessScope", "经营范围",
                "province", "所在省份",
                "region", "地区");
        TreeMap<String, String> fields = new TreeMap<>();
        columns.forEach((field, column) -> {
            String value = row.getOrDefault(column, "");
            fields.put(field, value.equals("N/A") ? "" : value);
        });
        return new LicenseDraft(
                VaultFixture.BUSINESS_LICENSE,
                code,
                new Holder(HolderKind.ORGANIZATION, code, row.getOrDefault("企业名称", "")),
                ISSUER,
                day,
                day,
                null,
                code.substring(2, 8),
                fields);
    }

    private static Optional<Path> registry() {
        String told = System.getProperty("hefu.registry");
        if (told != null) {
            return Optional.of(Path.of(told, FILE)).filter(Files::isReadable);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/registry").resolve(FILE);
            if (Files.isReadable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** As much of RFC 4180 as the file uses. */
    private static final class Csv {

        static List<Map<String, String>> read(String text) {
            List<List<String>> records = records(text);
            List<Map<String, String>> named = new ArrayList<>();
            for (List<String> record : records.subList(1, records.size())) {
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < record.size(); i++) {
                    row.put(records.getFirst().get(i), record.get(i));
                }
                named.add(row);
            }
            return named;
        }

        private static List<List<String>> records(String text) {
            List<List<String>> records = new ArrayList<>();
            List<String> record = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean isQuoted = false;
            for (char character : text.toCharArray()) {
                if (character == '"') {
                    isQuoted = !isQuoted;
                } else if (!isQuoted && (character == ',' || character == '\n')) {
                    record.add(cell.toString().strip());
                    cell.setLength(0);
                    if (character == '\n') {
                        records.add(List.copyOf(record));
                        record.clear();
                    }
                } else {
                    cell.append(character);
                }
            }
            return records;
        }
    }
}
