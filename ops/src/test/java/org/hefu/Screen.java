package org.hefu;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A person's browser window on the hub.
 *
 * <p>What the browser complains about while it is open (errors on its console, broken content security policy, scripts
 * that fail, requests to other hosts) is collected, and {@link #close} fails on it.
 */
final class Screen implements AutoCloseable {

    static final int WIDTH = 1280;
    static final int HEIGHT = 900;

    private static final double PATIENCE_MS = 10_000;
    private static final Path PICTURES = Path.of("target/screenshots");

    private final BrowserContext context;
    private final Page page;
    private final URI hub;
    private final List<String> complaints = new ArrayList<>();

    Screen(Browser browser, URI hub) {
        this.hub = hub;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setLocale("zh-CN")
                .setBaseURL(hub.toString()));
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(hub + "/") && !request.url().startsWith("data:")) {
                complaints.add("asked another host: " + request.url());
            }
        });
    }

    /** The page itself, for everything that has no word here. */
    Page page() {
        return page;
    }

    Screen go(String path) {
        page.navigate(path);
        return this;
    }

    /** Signs in with the mouse. */
    Screen signIn(String username) {
        go("/login");
        field("用户名").fill(username);
        field("口令").fill(RunningHub.PASSWORD);
        button("登录").click();
        assertThat(button("退出")).isVisible();
        return this;
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /** The one main part of the page. */
    Locator main() {
        return page.locator("main");
    }

    /** Saves what a link leads to. */
    Path download(String link, Path folder) {
        Download download = page.waitForDownload(() -> link(link).click());
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    /** Drops a file onto the first place of the page that takes files. */
    void drop(String name, String mediaType, byte[] content) {
        JSHandle carried = page.evaluateHandle(
                """
                ([name, type, content]) => {
                  const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
                  const carried = new DataTransfer();
                  carried.items.add(new File([bytes], name, { type }));
                  return carried;
                }
                """, List.of(name, mediaType, Base64.getEncoder().encodeToString(content)));
        for (String event : List.of("dragover", "drop")) {
            page.dispatchEvent("[data-drop]", event, Map.of("dataTransfer", carried));
        }
    }

    /** Takes a picture of the whole page and looks for faults that anybody would suffer from. */
    void look(String picture) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(picture + ".png"))
                .setFullPage(true));
        assertThat((List<?>) page.evaluate(script("page-faults.js")))
                .as("faults of the page %s", page.url())
                .isEmpty();
    }

    /** Takes a picture of what fits into the window. */
    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    /** Walks through the page with the Tab key, and tells at which stops nobody could see where they are. */
    List<String> stopsWithoutVisibleFocus() {
        List<String> unseen = new ArrayList<>();
        page.evaluate("document.activeElement?.blur()");
        for (int stop = 0; stop < 100; stop++) {
            page.keyboard().press("Tab");
            String found = (String) page.evaluate(script("focus-fault.js"));
            if (found.equals("end")) {
                return unseen;
            }
            if (!found.isEmpty()) {
                unseen.add(found);
            }
        }
        return unseen;
    }

    /** Takes note that the browser complained once about an answer of this status, as it does for refused pages. */
    void expectStatus(int status) {
        assertThat(complaints).singleElement().asString().contains("status of " + status);
        complaints.clear();
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private static String script(String name) {
        try (InputStream in = Objects.requireNonNull(Screen.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
