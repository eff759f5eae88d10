package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hefu.audit.Act;
import org.hefu.intake.CheckedMaterial;
import org.hefu.intake.ServiceItem;
import org.hefu.ledger.Outcome;
import org.hefu.participant.Role;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Covered;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Result;
import org.hefu.verification.report.Verdict;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern KEY = Pattern.compile("(?:#\\{|messages\\.msg\\(')([a-z][a-zA-Z0-9.-]+)");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final Map<String, String> chinese = read("/messages.properties");
    private final Map<String, String> english = read("/messages_en.properties");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        assertThat(chinese).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(places(english.get(key))).as(key).isEqualTo(places(text));
        });
    }

    @Test
    void noEnglishTextHasChineseInIt() {
        assertThat(english).allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern("\\p{IsHan}"));
    }

    @Test
    void aTextWithPlacesHasNoSingleApostrophe() {
        assertThat(Stream.of(chinese, english).flatMap(texts -> texts.values().stream()))
                .filteredOn(text -> PLACE.matcher(text).find())
                .allSatisfy(text -> assertThat(text.replace("''", "")).doesNotContain("'"));
    }

    @Test
    void everyTextThatAPageNamesIsThere() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                KEY.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(named::add);
            }
        }

        assertThat(named).hasSizeGreaterThan(100);
        assertThat(chinese).containsKeys(named.toArray(String[]::new));
    }

    @Test
    void everyWordOfTheHubHasAText() {
        assertThat(chinese)
                .containsKeys(keys("act.", Act.values(), ""))
                .containsKeys(keys("outcome.", Outcome.values(), ""))
                .containsKeys(keys("role.", Role.values(), ""))
                .containsKeys(keys("role.", Role.values(), ".finds"))
                .containsKeys(keys("material.", CheckedMaterial.Standing.values(), ""))
                .containsKeys(keys("material.how.", ServiceItem.Rung.values(), ""))
                .containsKeys(keys("material.ask.", ServiceItem.Rung.values(), ""))
                .containsKeys(keys("verdict.", Verdict.values(), ""))
                .containsKeys(keys("verdict.", Verdict.values(), ".means"))
                .containsKeys(keys("check.", Check.values(), ""))
                .containsKeys(keys("result.", Result.values(), ""))
                .containsKeys(keys("format.", FileFormat.values(), ""))
                .containsKeys(keys("covered.", Covered.Kind.values(), ""))
                .containsKeys(keys("navigation.", Navigation.values(), ""))
                .containsKeys("case.take.about", "case.take.with-commitment", "case.take.not-yet");
    }

    @Test
    void anActIsCalledTheSameHereAndThere() {
        assertThat(Act.values())
                .allSatisfy(act -> assertThat(chinese.get("act." + act)).isEqualTo(act.chinese()));
    }

    private static String[] keys(String before, Enum<?>[] words, String after) {
        return Arrays.stream(words)
                .map(word -> word instanceof Navigation ? word.name().toLowerCase(java.util.Locale.ROOT) : word.name())
                .map(word -> before + word + after)
                .toArray(String[]::new);
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static Map<String, String> read(String file) {
        try (InputStream in = MessagesTest.class.getResourceAsStream(file)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> sorted = new TreeMap<>();
            texts.forEach((key, text) -> sorted.put(key.toString(), text.toString()));
            return sorted;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
