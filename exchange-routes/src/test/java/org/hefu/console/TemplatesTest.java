package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the content security policy and people with a keyboard or a screen reader ask of every template. */
class TemplatesTest {

    private static final Pattern CONTROL = Pattern.compile("<(?:input|select|textarea)\\b[^>]*>", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("(?<![:\\w-])(?:th:)?id=\"([^\"]+)\"");

    @Test
    void nothingIsInlineAndNothingComesFromElsewhere() throws IOException {
        assertThat(templates()).allSatisfy((name, html) -> {
            String markup = html.replace("http://www.thymeleaf.org", "");
            assertThat(markup)
                    .as(name)
                    .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|javascript:|hx-on|hx-vals='js|https?://");
            assertThat(markup).as(name).doesNotContainPattern("<script(?![^>]*src=)");
        });
    }

    @Test
    void everyControlHasALabel() throws IOException {
        Map<String, List<String>> without = new TreeMap<>();
        templates().forEach((name, html) -> {
            Matcher control = CONTROL.matcher(html);
            while (control.find()) {
                if (!control.group().contains("type=\"hidden\"") && !labelled(html, control)) {
                    without.computeIfAbsent(name, n -> new ArrayList<>()).add(control.group());
                }
            }
        });

        assertThat(without).isEmpty();
    }

    @Test
    void everyFormThatChangesSomethingCarriesTheSessionsToken() throws IOException {
        assertThat(templates())
                .allSatisfy((name, html) -> Pattern.compile("<form\\b[^>]*>", Pattern.DOTALL)
                        .matcher(html)
                        .results()
                        .forEach(form -> assertThat(form.group())
                                .as(name)
                                .contains("method=\"post\"")
                                .contains("th:action=\"@{")));
    }

    private static boolean labelled(String html, Matcher control) {
        String before = html.substring(0, control.start());
        if (before.lastIndexOf("<label") > before.lastIndexOf("</label>")) {
            return true;
        }
        Matcher id = ID.matcher(control.group());
        return id.find()
                && (html.contains("<label for=\"" + id.group(1) + "\"")
                        || html.contains("<label th:for=\"" + id.group(1) + "\""));
    }

    private static Map<String, String> templates() throws IOException {
        Map<String, String> templates = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                templates.put(file.toString(), Files.readString(file));
            }
        }
        assertThat(templates).hasSizeGreaterThan(10);
        return templates;
    }
}
