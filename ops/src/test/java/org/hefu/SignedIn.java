package org.hefu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at the console, without a browser: pages are read and forms are sent. */
final class SignedIn {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final URI url;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private SignedIn(URI url) {
        this.url = url;
    }

    static SignedIn as(String account, URI url) throws IOException, InterruptedException {
        SignedIn person = new SignedIn(url);
        person.send("/login", "/login", Map.of("username", account, "password", RunningHub.PASSWORD));
        return person;
    }

    String read(String page) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url.resolve(page)).build(), HttpResponse.BodyHandlers.ofString(UTF_8))
                .body();
    }

    /** Sends a form of a page and says where the answer leads. */
    String send(String page, String action, Map<String, String> fields) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(read(page));
        assertThat(token.find()).as(page).isTrue();
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token.group(1));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(url.resolve(action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(all.entrySet().stream()
                                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                                .collect(Collectors.joining("&"))))
                        .build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
