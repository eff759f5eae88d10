package org.hefu;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a clerk does at the counter, click by click. */
final class Counter {

    private static final String ITEM = "招投标农民工工资无拖欠证明";
    private static final Pattern CASE_PAGE = Pattern.compile(".*/cases/HF-\\d{8}-\\d{4}$");

    private final Screen screen;
    private final Applicant applicant;

    Counter(Screen screen, Applicant applicant) {
        this.screen = screen;
        this.applicant = applicant;
    }

    void find(String words) {
        screen.go("/licenses");
        screen.field("查找证照").fill(words);
        screen.button("查找").click();
        assertThat(screen.main()).containsText("本次检索已存证");
    }

    void openLicense() {
        find(applicant.code());
        screen.link(applicant.name()).click();
        assertThat(screen.heading(applicant.name())).isVisible();
    }

    /** Opens a case for the applicant and waits for its check; returns its number. */
    String openCase() {
        openLicense();
        screen.field("事项").selectOption(new SelectOption().setLabel(ITEM));
        screen.button("开始办件").click();
        screen.page().waitForURL(CASE_PAGE);
        String address = screen.page().url();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** Where a material of the open case stands. */
    Locator material(String name) {
        Locator heading =
                screen.page().getByRole(AriaRole.HEADING).filter(new Locator.FilterOptions().setHasText(name));
        return screen.page().locator(".checklist > li").filter(new Locator.FilterOptions().setHas(heading));
    }

    /** Takes the evidence of the open case and saves its PDF. */
    Path takeEvidence(Path folder) {
        screen.button("固化证据").click();
        assertThat(screen.main()).containsText("证据包已加盖电子印章");
        return screen.download("下载 PDF", folder);
    }
}
