package org.hefu;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The browser of this machine, without a window. It fetches nothing from anywhere but the pages it is told to open. */
final class Chromium implements AutoCloseable {

    /** Environment variable or property: where a needed program is missing, tests fail and are not skipped. */
    private static final String MUST_NOT_SKIP = "HEFU_TESTS_MUST_NOT_SKIP";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> QUIET = List.of(
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-gpu",
            "--disable-quic",
            "--disable-sync",
            "--no-first-run");

    private static final String MISSING = "Pages are not tested in a browser: no " + String.join(", ", NAMES)
            + " on the PATH. On Debian: apt-get install chromium fonts-noto-cjk";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts the browser. */
    static Chromium start() {
        Path program = installed().orElseThrow(() -> new IllegalStateException(MISSING));
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            // Its sandbox does not start for root; it opens pages of this project only.
                            .setChromiumSandbox(false)
                            .setArgs(QUIET));
            return new Chromium(playwright, browser);
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /** Opens a window of its own, with nothing remembered from another, on the hub at this address. */
    Screen open(URI hub) {
        return new Screen(browser, hub);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> installed() {
        List<String> folders = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .toList();
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Skips the tests of a class where there is no browser, unless they must not be skipped. */
    static final class Needed implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext tests) {
            boolean must = Boolean.parseBoolean(System.getenv(MUST_NOT_SKIP)) || Boolean.getBoolean(MUST_NOT_SKIP);
            return must || installed().isPresent()
                    ? ConditionEvaluationResult.enabled("")
                    : ConditionEvaluationResult.disabled(MISSING);
        }
    }
}
