package org.hefu.console;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hefu.catalogue.Catalogue;
import org.hefu.catalogue.Criterion;
import org.hefu.catalogue.Resource;
import org.hefu.catalogue.ResourceKind;
import org.hefu.grant.Grant;
import org.hefu.grant.Grants;
import org.hefu.identity.HolderKind;
import org.hefu.license.Holder;
import org.hefu.license.Issuer;
import org.hefu.license.LicenseDraft;
import org.hefu.license.LicenseVault;
import org.hefu.license.StoreOutcome;
import org.hefu.participant.Accounts;
import org.hefu.participant.Organization;
import org.hefu.participant.Participants;
import org.hefu.participant.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A small town: a counter, a market regulator with one company on its books, a labour department, an auditor. */
@Component
class Scene {

    static final String PASSWORD = "a password for tests";
    static final String COMPANY = "武威市瑞丰华筑建筑工程有限公司";
    static final String COMPANY_CODE = "91620602MB90000906";
    static final String OWING_CODE = "91150623MA0N00024J";

    /** Its check digit is right, and it is in no book. */
    static final String UNKNOWN_CODE = "11100000000013338W";

    private static final String BUSINESS_LICENSE = "11100000MB0143028R001";

    private final Participants participants;
    private final Accounts accounts;
    private final Catalogue catalogue;
    private final Grants grants;
    private final LicenseVault vault;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private @Nullable UUID license;

    Scene(
            Participants participants,
            Accounts accounts,
            Catalogue catalogue,
            Grants grants,
            LicenseVault vault,
            TransactionTemplate transaction,
            Clock clock,
            JdbcClient jdbc,
            PasswordEncoder encoder) {
        this.participants = participants;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.grants = grants;
        this.vault = vault;
        this.transaction = transaction;
        this.clock = clock;
        this.jdbc = jdbc;
        this.encoder = encoder;
    }

    /**
     * Sets it, once.
     *
     * @param labour where the labour department answers
     * @return the licence of the company
     */
    UUID set(URI labour, String labourToken) {
        if (license == null) {
            license = make(labour, labourToken);
        }
        return license;
    }

    private UUID make(URI labour, String labourToken) {
        participants.add(new Organization(COMPANY_CODE, "测试机构", "Test office", "620602"));
        for (String system : List.of("counter", "market-regulation", "labour", "leaving", "changing")) {
            participants.addSystem(system, COMPANY_CODE, system, PASSWORD);
        }
        accounts.add("clerk", "李敏", PASSWORD, COMPANY_CODE, "counter", Set.of(Role.CLERK));
        accounts.add("auditor", "赵刚", PASSWORD, COMPANY_CODE, null, Set.of(Role.AUDITOR));
        accounts.add("officer", "周军", PASSWORD, COMPANY_CODE, "market-regulation", Set.of(Role.OFFICER));
        accounts.add("stranger", "王芳", PASSWORD, COMPANY_CODE, "labour", Set.of(Role.OFFICER));
        accounts.add("leaver", "孙丽", PASSWORD, COMPANY_CODE, null, Set.of(Role.SEAL_KEEPER));
        accounts.add("gone", "孙丽", PASSWORD, COMPANY_CODE, null, Set.of(Role.SEAL_KEEPER));
        accounts.add("keeper", "吴洁", PASSWORD, COMPANY_CODE, null, Set.of(Role.SEAL_KEEPER));
        accounts.add("secadmin", "郑静", PASSWORD, COMPANY_CODE, null, Set.of(Role.SECURITY_ADMIN));
        accounts.add("sysadmin", "冯涛", PASSWORD, COMPANY_CODE, null, Set.of(Role.SYSTEM_ADMIN));
        accounts.add("besieged", "马超", PASSWORD, COMPANY_CODE, null, Set.of(Role.AUDITOR));
        accounts.add("leader", "钱伟", PASSWORD, COMPANY_CODE, null, Set.of(Role.LEADER));
        catalogue.add(new Resource(
                "business-license",
                "营业执照",
                "Business licenses",
                ResourceKind.LICENSE,
                "market-regulation",
                BUSINESS_LICENSE,
                new Resource.RowIntake(
                        Map.of("企业名称", "name", "统一社会信用代码", "creditCode", "注册日期", "establishedOn"),
                        List.of("N/A"),
                        COMPANY_CODE,
                        "测试机构",
                        "creditCode",
                        "creditCode",
                        "name",
                        "establishedOn"),
                null,
                List.of(),
                List.of()));
        catalogue.add(new Resource(
                "wage-payment",
                "农民工工资支付记录",
                "Wage payments to migrant workers",
                ResourceKind.LIVE,
                "labour",
                null,
                null,
                new Resource.Connection(labour, labourToken),
                List.of(),
                List.of(new Criterion("no-wage-arrears", "无拖欠", "No wage arrears", "record.owedWages == 0"))));
        grant("business-license", Set.of("number", "holderName", "holderId", "status"), Set.of());
        grant("wage-payment", Set.of(), Set.of("no-wage-arrears"));
        license(OWING_CODE, "欠薪建筑有限公司");
        return license(COMPANY_CODE, COMPANY);
    }

    void disable(String username) {
        jdbc.sql("UPDATE exchange.account SET active = false WHERE username = :username")
                .param("username", username)
                .update();
    }

    void disableSystem(String system) {
        jdbc.sql("UPDATE exchange.participant_system SET active = false WHERE id = :id")
                .param("id", system)
                .update();
    }

    void changeSecret(String system) {
        jdbc.sql("UPDATE exchange.participant_system SET secret_hash = :hash WHERE id = :id")
                .param("id", system)
                .param("hash", encoder.encode("another secret"))
                .update();
    }

    private void grant(String resource, Set<String> fields, Set<String> criteria) {
        Instant now = clock.instant();
        grants.add(new Grant(
                resource,
                "counter",
                "WAGE_PROOF",
                Set.of("wage-proof"),
                fields,
                criteria,
                now,
                now.plus(Duration.ofDays(1))));
    }

    private UUID license(String code, String name) {
        LocalDate day = LocalDate.of(2019, 1, 21);
        LicenseDraft draft = new LicenseDraft(
                BUSINESS_LICENSE,
                code,
                new Holder(HolderKind.ORGANIZATION, code, name),
                new Issuer(COMPANY_CODE, "测试机构"),
                day,
                day,
                null,
                "620602",
                new TreeMap<>(Map.of(
                        "name",
                        name,
                        "legalRepresentative",
                        "吴小明",
                        "establishedOn",
                        "2019-01-21",
                        "address",
                        "人民路1号")));
        StoreOutcome outcome =
                transaction.execute(status -> vault.store(List.of(draft)).getFirst());
        return ((StoreOutcome.Stored) outcome).id();
    }
}
