package org.hefu;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hefu.command.HefuCommand;
import org.hefu.testing.ProjectFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A case settled without a paper, as people see it in their browser: clerk, auditor and officer, each in a window of
 * their own.
 *
 * <p>With {@code -Dhefu.screenshots=true} it also draws the picture of the README.
 */
@ExtendWith(Chromium.Needed.class)
class ConsoleJourney {

    @TempDir
    private static Path data;

    @TempDir
    private Path downloads;

    private static Chromium chromium;
    private static RunningHub hub;
    private static Applicant company;

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.start();
        hub = RunningHub.start(data, "--hefu.http.open-for=500ms");
        company = Applicant.push(hub);
    }

    @AfterAll
    static void close() {
        if (hub != null) {
            hub.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aClerkSignsInWithTheKeyboardAndIsToldOfAWrongPassword() {
        try (Screen clerk = window()) {
            clerk.go("/");
            assertThat(clerk.page()).hasURL(hub.url() + "/login");
            clerk.look("01-sign-in");

            type(clerk, "clerk", "wrong");
            assertThat(clerk.page().getByRole(AriaRole.ALERT)).containsText("用户名或口令不正确");
            clerk.look("02-wrong-password");

            type(clerk, "clerk", RunningHub.PASSWORD);
            assertThat(clerk.page()).hasURL(hub.url() + "/licenses");
            assertThat(clerk.field("查找证照")).isFocused();
            clerk.page().keyboard().type(company.code());
            clerk.page().keyboard().press("Enter");
            assertThat(clerk.link(company.name())).isVisible();
            assertThat(clerk.stopsWithoutVisibleFocus()).isEmpty();

            clerk.button("退出").click();
            assertThat(clerk.main()).containsText("您已退出");
        }
    }

    @Test
    void aClerkFindsACompanyHoweverItIsAskedFor() {
        try (Screen clerk = window().signIn("clerk")) {
            for (String words : List.of(
                    company.partOfName(),
                    company.traditionalName(),
                    company.code(),
                    company.code().toLowerCase(Locale.ROOT))) {
                counter(clerk).find(words);
                assertThat(clerk.link(company.name())).isVisible();
            }
            clerk.look("03-found");

            counter(clerk).find("没有这样的企业");
            assertThat(clerk.main()).containsText("没有找到符合条件的证照");
            assertThat(clerk.page().url()).doesNotContain(company.code());
        }
    }

    @Test
    void aPersonsNameIsShownForAReasonOnly() {
        try (Screen clerk = window().signIn("clerk")) {
            counter(clerk).openLicense();
            assertThat(clerk.main()).not().containsText(company.representative());
            assertThat(clerk.main()).containsText(company.representative().charAt(0) + "*");
            clerk.look("04-license-masked");
            assertThat(clerk.stopsWithoutVisibleFocus()).isEmpty();

            clerk.field("查看隐藏内容的事由").fill("核对投标授权委托书");
            clerk.button("显示隐藏内容").click();
            assertThat(clerk.main()).containsText(company.representative());
            assertThat(clerk.main()).containsText("事由已记入存证账本");
            clerk.look("05-license-unmasked");
        }
    }

    @Test
    void aCaseIsSettledWithoutPaper() throws IOException {
        try (Screen clerk = window().signIn("clerk")) {
            counter(clerk).openCase();
            assertThat(counter(clerk).material("营业执照")).containsText("已满足");
            assertThat(counter(clerk).material("营业执照")).containsText(company.code());
            assertThat(counter(clerk).material("无拖欠农民工工资")).containsText("数据来源回答“是”");
            assertThat(clerk.main()).not().containsText(Pattern.compile("拖欠工资（元）|在建项目数|未结投诉"));
            assertThat(clerk.main()).containsText("无需提交纸质材料");
            clerk.look("06-case");
            assertThat(clerk.stopsWithoutVisibleFocus()).isEmpty();
            if (Boolean.getBoolean("hefu.screenshots")) {
                clerk.go(clerk.page().url());
                clerk.picture(ProjectFolder.root().resolve("ops/handbook/images/case.png"));
            }

            Path evidence = counter(clerk).takeEvidence(downloads);
            assertThat(Files.readAllBytes(evidence)).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
            clerk.page().reload();
            assertThat(clerk.main()).containsText(company.name());
            assertThat(counter(clerk).material("营业执照")).containsText("由库内电子证照满足");
            assertThat(counter(clerk).material("无拖欠农民工工资")).containsText("数据来源回答“是”");
            clerk.look("07-evidence-taken");

            clerk.link("核对页").click();
            assertThat(clerk.main()).containsText("本平台出具过此证据包");
            assertThat(clerk.main()).not().containsText(company.name());
            clerk.look("08-evidence-page");
        }
    }

    @Test
    void aSilentDepartmentIsNamedAndAPromiseTakesItsPlace() throws IOException {
        try (Screen clerk = window().signIn("clerk")) {
            counter(clerk).openCase();
            Locator wages = counter(clerk).material("无拖欠农民工工资");
            assertThat(wages).containsText("已满足");

            hub.labour().stop();
            clerk.button("重新核验").click();
            assertThat(wages).containsText("来源无应答");
            assertThat(counter(clerk).material("营业执照")).containsText("已满足");
            clerk.look("09-labour-away");

            clerk.button("固化证据").click();
            assertThat(clerk.page().getByRole(AriaRole.ALERT)).isVisible();
            clerk.look("22-commitment-asked-for");
            clerk.field("接受申请人书面告知承诺").check();
            counter(clerk).takeEvidence(downloads);
            assertThat(clerk.main()).containsText("证据包已加盖电子印章");

            hub.labour().start();
            counter(clerk).openCase();
            // The hub asks the department again after a while, not at once.
            for (int again = 0; again < 100 && wages.textContent().contains("来源无应答"); again++) {
                clerk.page().reload();
            }
            assertThat(wages).containsText("数据来源回答“是”");
        } finally {
            hub.labour().start();
        }
    }

    @Test
    void anAuditorSeesThatTheEvidenceStandsAndWhatAChangedByteBroke() throws IOException {
        byte[] pdf;
        try (Screen clerk = window().signIn("clerk")) {
            counter(clerk).openCase();
            pdf = Files.readAllBytes(counter(clerk).takeEvidence(downloads));
        }
        try (Screen auditor = window().signIn("auditor")) {
            assertThat(auditor.page()).hasURL(hub.url() + "/verify");
            auditor.drop("证据.pdf", "application/pdf", pdf);
            Locator report = auditor.page().locator("#report");
            assertThat(report.locator("[data-verdict=TOTAL_PASSED]")).isVisible();
            assertThat(report).containsText("完好：与签署时逐字节一致");
            assertThat(report).containsText("覆盖整个文件");
            assertThat(report).containsText("可信：证书链通向受信任的机构");
            assertThat(report).containsText("存证账本中的记录");
            auditor.look("10-verified");
            assertThat(auditor.stopsWithoutVisibleFocus()).isEmpty();

            auditor.button("显示页面").press("Enter");
            assertThat(auditor.page().getByAltText("第 1 页现在的图像")).isVisible();
            assertThat(auditor.page().getByAltText("第 1 个签名签署时第 1 页的图像")).isVisible();
            assertThat(auditor.page().locator("#pages")).containsText("画面完全相同");
            auditor.look("37-pages");
            assertThat(auditor.stopsWithoutVisibleFocus()).isEmpty();
            auditor.page()
                    .waitForResponse(
                            answer -> answer.url().endsWith("/verify/pages"),
                            () -> auditor.button("第 1 个签名签署时").press("Enter"));
            assertThat(auditor.button("第 1 个签名签署时")).isFocused();

            pdf[pdf.length / 8] ^= 1;
            auditor.drop("证据-改.pdf", "application/pdf", pdf);
            assertThat(report.locator("[data-verdict=TOTAL_FAILED]")).isVisible();
            assertThat(report).containsText("不完好：签署的内容已被改动");
            auditor.look("11-changed-byte");

            auditor.drop("说明.txt", "text/plain", "不是签名文件".getBytes(StandardCharsets.UTF_8));
            assertThat(report.locator("[data-verdict=UNREADABLE]")).isVisible();
            assertThat(report.locator(".verdict")).containsText("无法读取");
        }
    }

    @Test
    void theFileChooserSpeaksTheLanguageOfThePageAndOpensFromTheKeyboard() {
        try (Screen auditor = window().signIn("auditor")) {
            for (List<String> words : List.of(
                    List.of("将文件拖到此处，或选择文件（不超过 20 MB）", "选择文件", "未选择文件", "请先选择文件"),
                    List.of(
                            "Drop a file here, or choose one (20 MB at most)",
                            "Choose a file",
                            "No file chosen",
                            "Choose a file first"))) {
                Locator chooser = auditor.field(words.getFirst());
                Locator zone = auditor.page().locator(".chooser");
                assertThat(zone.locator(".button")).hasText(words.get(1));
                assertThat(zone.locator("[data-chosen]")).hasText(words.get(2));
                assertThat(chooser).hasCSS("opacity", "0");
                assertThat((String) chooser.evaluate("field => field.reportValidity() ? '' : field.validationMessage"))
                        .isEqualTo(words.get(3));

                chooser.focus();
                auditor.page().keyboard().press("Shift+Tab");
                auditor.page().keyboard().press("Tab");
                assertThat(chooser).isFocused();
                assertThat(zone.locator(".button")).hasCSS("outline-style", "solid");
                chooser.evaluate("""
                        field => field.addEventListener("click", event => {
                          event.preventDefault();
                          field.dataset.opened = "yes";
                        }, {once: true})""");
                auditor.page().keyboard().press("Space");
                assertThat(chooser).hasAttribute("data-opened", "yes");
                chooser.setInputFiles(new FilePayload("1.pdf", "application/pdf", new byte[] {1}));
                assertThat(zone.locator("[data-chosen]")).hasText("1.pdf");
                auditor.look("23-file-chosen-" + auditor.page().locator("html").getAttribute("lang"));
                assertThat(auditor.stopsWithoutVisibleFocus()).isEmpty();
                if (auditor.button("English").isVisible()) {
                    auditor.button("English").click();
                }
            }
        }
    }

    @Test
    void aClerkIsAskedBeforeACaseIsOpenedForSomebodyUnknown() {
        try (Screen clerk = window().signIn("clerk")) {
            clerk.go("/cases");
            clerk.field("申请人代码").fill("11100000000013338W");
            clerk.button("登记并核验").click();
            assertThat(clerk.main()).containsText("尚未登记：没有查到该申请人");
            clerk.look("24-nobody-known");
            assertThat(clerk.stopsWithoutVisibleFocus()).isEmpty();

            clerk.button("代码无误，仍要登记").click();
            assertThat(clerk.main()).containsText("一次性告知");
        }
    }

    @Test
    void anAuditorFindsTheCaseOnTheLedgerAndChecksItsReceipt() throws IOException {
        String number;
        try (Screen clerk = window().signIn("clerk")) {
            number = counter(clerk).openCase();
            counter(clerk).takeEvidence(downloads);
        }
        try (Screen auditor = window().signIn("auditor")) {
            auditor.link("存证账本").click();
            auditor.field("办件编号").fill(number);
            auditor.button("查找").click();
            Locator entries = auditor.page().locator("#found tbody tr");
            assertThat(entries.filter(containing("证据固化"))).hasCount(1);
            assertThat(entries.filter(containing("用印"))).hasCount(1);
            assertThat(entries.filter(containing("核验")).first()).isVisible();
            assertThat(entries.filter(new Locator.FilterOptions().setHasNotText(number)))
                    .hasCount(0);
            auditor.look("12-ledger");
            assertThat(auditor.stopsWithoutVisibleFocus()).isEmpty();

            entries.filter(containing("证据固化")).getByRole(AriaRole.LINK).click();
            assertThat(auditor.main()).containsText("回执成立");
            auditor.look("13-entry");
            String receipt = auditor.page().locator("pre").first().textContent();
            Path file = auditor.download("下载回执", downloads);
            Path keys = hub.data().resolve("ledger.vkeys");
            assertThat(HefuCommand.run(Hefu.class, "ledger", "check", "--keys", keys.toString(), file.toString()))
                    .isZero();
            Files.writeString(file, Files.readString(file).replace(number, "HF-20000101-0001"));
            assertThat(HefuCommand.run(Hefu.class, "ledger", "check", "--keys", keys.toString(), file.toString()))
                    .isEqualTo(1);

            auditor.link("返回账本").click();
            auditor.field("或将回执文件拖到此处").setInputFiles(file);
            assertThat(auditor.page().locator("[data-chosen]"))
                    .hasText(file.getFileName().toString());
            auditor.field("回执 JSON").fill(receipt);
            auditor.button("核验回执").click();
            Locator verdict = auditor.page().locator("#receipt-verdict");
            assertThat(verdict).containsText("回执成立");
            auditor.look("14-receipt");

            auditor.field("回执 JSON").fill(receipt.replace(number, "HF-20000101-0001"));
            auditor.button("核验回执").click();
            assertThat(verdict).containsText("回执不成立");
        }
    }

    @Test
    void aClerkMayNotReadTheLedger() {
        try (Screen clerk = window().signIn("clerk")) {
            assertThat(clerk.link("存证账本")).hasCount(0);
            clerk.go("/ledger");
            assertThat(clerk.main()).containsText("无权进行");
            assertThat(clerk.main()).containsText("403");
            clerk.look("15-refused");
            clerk.expectStatus(403);
        }
    }

    @Test
    void anOfficerSeesWhichRowsWaitAndWhy() {
        try (Screen officer = window().signIn("officer")) {
            assertThat(officer.page()).hasURL(hub.url() + "/batches");
            Locator newest = officer.page().locator("tbody tr").first();
            assertThat(newest).containsText("营业执照");
            officer.look("16-batches");

            newest.getByRole(AriaRole.LINK).click();
            assertThat(officer.main()).containsText("第 2 行");
            assertThat(officer.main()).containsText("2019-02-30");
            officer.look("17-rejected-rows");
            assertThat(officer.stopsWithoutVisibleFocus()).isEmpty();
        }
    }

    @Test
    void everythingIsSaidInEnglishToo() {
        try (Screen clerk = window().signIn("clerk")) {
            clerk.button("English").click();
            assertThat(clerk.heading("Licenses")).isVisible();
            assertThat(clerk.page().locator("html")).hasAttribute("lang", "en");
            clerk.field("Find a license").fill(company.code());
            clerk.button("Find").click();
            clerk.link(company.name()).click();
            clerk.look("18-license-english");
            clerk.button("Begin a case").click();
            assertThat(clerk.main()).containsText("No migrant worker wage arrears");
            clerk.look("19-case-english");

            clerk.button("中文").click();
            assertThat(clerk.page().locator("html")).hasAttribute("lang", "zh-CN");
        }
    }

    @Test
    void aNarrowWindowShowsEverythingToo() {
        try (Screen clerk = window().signIn("clerk")) {
            clerk.page().setViewportSize(390, 844);
            counter(clerk).find("建筑工程");
            clerk.look("20-narrow-found");
            counter(clerk).openCase();
            clerk.look("21-narrow-case");
        }
    }

    private static Screen window() {
        return chromium.open(hub.url());
    }

    private static void type(Screen screen, String username, String password) {
        assertThat(screen.field("用户名")).isFocused();
        screen.page().keyboard().type(username);
        screen.page().keyboard().press("Tab");
        screen.page().keyboard().type(password);
        screen.page().keyboard().press("Enter");
        screen.page().waitForLoadState();
    }

    private static Counter counter(Screen clerk) {
        return new Counter(clerk, company);
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
