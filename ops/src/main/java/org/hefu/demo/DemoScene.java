package org.hefu.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hefu.catalogue.Catalogue;
import org.hefu.catalogue.Criterion;
import org.hefu.catalogue.Resource;
import org.hefu.catalogue.ResourceKind;
import org.hefu.database.DataFolder;
import org.hefu.grant.Grant;
import org.hefu.grant.Grants;
import org.hefu.participant.Accounts;
import org.hefu.participant.Organization;
import org.hefu.participant.Participants;
import org.hefu.participant.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sets the demo scene: departments, their systems, resources and grants, people, and a running labour department. */
@Component
@ConditionalOnBooleanProperty("hefu.demo")
@Order(1)
class DemoScene implements ApplicationRunner, DisposableBean {

    /** Everybody's password and every system's secret. DEMO ONLY: it is published. */
    static final String PASSWORD = "hefu-demo";

    /** Credit codes are synthetic. */
    static final String COUNTER_OFFICE = BusinessRegistry.creditCode("150300", 9_000_001);

    private static final String MARKET_REGULATION = BusinessRegistry.creditCode("150300", 9_000_002);
    private static final String LABOUR = BusinessRegistry.creditCode("150300", 9_000_003);
    private static final String AUDIT_OFFICE = BusinessRegistry.creditCode("150300", 9_000_004);
    private static final String BUSINESS_LICENSE = "11100000MB0143028R001";
    private static final Duration GRANTED_FOR = Duration.ofDays(365);

    private final Participants participants;
    private final Accounts accounts;
    private final Catalogue catalogue;
    private final Grants grants;
    private final Clock clock;
    private final LabourProcess labour;
    private final int labourPort;

    DemoScene(
            Participants participants,
            Accounts accounts,
            Catalogue catalogue,
            Grants grants,
            Clock clock,
            DataFolder data,
            @Value("${hefu.simulator.labour-port}") int labourPort) {
        this.participants = participants;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.grants = grants;
        this.clock = clock;
        this.labour = LabourProcess.in(data.path());
        this.labourPort = labourPort;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        String labourToken = labour.prepare(labourPort);
        addSystems();
        addPeople();
        addResources(labourToken);
        addGrants();
        labour.start();
    }

    @Override
    public void destroy() {
        labour.stop();
    }

    private void addSystems() {
        participants.add(new Organization(COUNTER_OFFICE, "合符市政务服务中心（演示）", "Hefu service centre (demo)", "150300"));
        participants.add(
                new Organization(MARKET_REGULATION, "合符市市场监督管理局（演示）", "Hefu market regulation (demo)", "150300"));
        participants.add(new Organization(LABOUR, "合符市人力资源和社会保障局（演示）", "Hefu labour department (demo)", "150300"));
        participants.add(new Organization(AUDIT_OFFICE, "合符市审计局（演示）", "Hefu audit office (demo)", "150300"));
        participants.addSystem("market-regulation", MARKET_REGULATION, "市场监管业务系统", PASSWORD);
        participants.addSystem("labour", LABOUR, "劳动保障监察系统", PASSWORD);
        participants.addSystem("counter", COUNTER_OFFICE, "综合一窗受理系统", PASSWORD);
        participants.addSystem("auditor-tool", AUDIT_OFFICE, "审计工具", PASSWORD);
    }

    private void addPeople() {
        add("clerk", "李敏（窗口）", COUNTER_OFFICE, "counter", Role.CLERK);
        add("auditor", "赵刚（审计）", AUDIT_OFFICE, null, Role.AUDITOR);
        add("keeper", "孙丽（印章）", COUNTER_OFFICE, null, Role.SEAL_KEEPER);
        add("officer", "周军（市场监管）", MARKET_REGULATION, "market-regulation", Role.OFFICER);
        add("sysadmin", "吴涛（系统管理）", COUNTER_OFFICE, null, Role.SYSTEM_ADMIN);
        add("secadmin", "郑静（安全管理）", COUNTER_OFFICE, null, Role.SECURITY_ADMIN);
        add("leader", "钱伟（领导）", COUNTER_OFFICE, null, Role.LEADER);
    }

    private void add(String username, String name, String organization, @Nullable String system, Role role) {
        accounts.add(username, name, PASSWORD, organization, system, Set.of(role));
    }

    private void addResources(String labourToken) {
        catalogue.add(new Resource(
                "business-license",
                "营业执照",
                "Business licenses",
                ResourceKind.LICENSE,
                "market-regulation",
                BUSINESS_LICENSE,
                new Resource.RowIntake(
                        Map.of(
                                "企业名称", "name",
                                "统一社会信用代码", "creditCode",
                                "注册日期", "establishedOn",
                                "企业类型", "type",
                                "法人代表", "legalRepresentative",
                                "注册资金", "registeredCapital",
                                "经营范围", "businessScope",
                                "所在省份", "province",
                                "地区", "region",
                                "注册地址", "address"),
                        List.of("N/A"),
                        MARKET_REGULATION,
                        "合符市市场监督管理局（演示）",
                        "creditCode",
                        "creditCode",
                        "name",
                        "establishedOn"),
                null,
                List.of(),
                List.of()));
        Resource.Connection connection = new Resource.Connection(
                URI.create("http://127.0.0.1:" + labourPort + "/wage-payments/query"), labourToken);
        catalogue.add(new Resource(
                "wage-payment",
                "农民工工资支付记录",
                "Wage payments to migrant workers",
                ResourceKind.LIVE,
                "labour",
                null,
                null,
                connection,
                List.of(
                        new Resource.Field("projects", "在建项目数", "Projects under way"),
                        new Resource.Field("workers", "农民工人数", "Migrant workers"),
                        new Resource.Field("owedWages", "拖欠工资（元）", "Owed wages, CNY"),
                        new Resource.Field("openComplaints", "未结投诉", "Open complaints")),
                List.of(new Criterion(
                        "no-wage-arrears",
                        "无拖欠农民工工资",
                        "No wage arrears",
                        "record.owedWages == 0 && record.openComplaints == 0"))));
        // The port may be another than at the first start.
        catalogue.connect("wage-payment", connection);
    }

    private void addGrants() {
        Instant now = clock.instant();
        if (grants.of("counter", "business-license").isEmpty()) {
            grants.add(new Grant(
                    "business-license",
                    "counter",
                    "WAGE_PROOF",
                    Set.of("wage-proof"),
                    Set.of("number", "holderName", "holderId", "status", "name", "type", "establishedOn", "address"),
                    Set.of(),
                    now,
                    now.plus(GRANTED_FOR)));
            grants.add(new Grant(
                    "wage-payment",
                    "counter",
                    "WAGE_PROOF",
                    Set.of("wage-proof"),
                    Set.of(),
                    Set.of("no-wage-arrears"),
                    now,
                    now.plus(GRANTED_FOR)));
        }
    }
}
