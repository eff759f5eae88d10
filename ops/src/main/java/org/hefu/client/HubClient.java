package org.hefu.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a hub over HTTP as a participant system, or as a person. */
public final class HubClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http;
    private final URI url;
    private final String token;
    /** Of a person's session; empty for systems. */
    private final String formToken;

    private HubClient(HttpClient http, URI url, String token) {
        this(http, url, token, "");
    }

    private HubClient(HttpClient http, URI url, String token, String formToken) {
        this.http = http;
        this.url = url;
        this.token = token;
        this.formToken = formToken;
    }

    private static HttpClient http() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    }

    /** Speaks to the parts of a hub that are open to everybody. */
    public static HubClient anonymous(URI url) {
        return new HubClient(http(), url, "");
    }

    /** Asks for an access token and speaks with it. */
    public static HubClient signedIn(URI url, String client, String secret) {
        HttpClient http = http();
        String credentials = URLEncoder.encode(client, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/oauth2/token"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        HttpResponse<byte[]> response = send(http, request, url);
        refuseIfBusy(response);
        if (response.statusCode() != 200) {
            throw new HubRefusal("the hub does not know system '" + client + "' with this secret");
        }
        String token = JSON.readTree(response.body()).path("access_token").asString("");
        return new HubClient(http, url, token);
    }

    /**
     * Signs a person in as a browser does, and speaks within that session.
     *
     * @param password is not kept
     */
    public static HubClient asPerson(URI url, String username, String password) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build();
        HttpRequest page = HttpRequest.newBuilder(url.resolve("/login"))
                .timeout(Duration.ofSeconds(30))
                .GET()
                .build();
        String form = "username=" + URLEncoder.encode(username, StandardCharsets.UTF_8) + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8) + "&_csrf="
                + URLEncoder.encode(formToken(send(http, page, url)), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/login"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<byte[]> response = send(http, request, url);
        refuseIfBusy(response);
        if (response.uri().getPath().equals("/login")) {
            if ("locked".equals(response.uri().getQuery())) {
                throw new HubRefusal("too many wrong passwords: the account '" + username
                        + "' is locked; try again in fifteen minutes");
            }
            throw new HubRefusal("the hub does not know '" + username + "' with this password");
        }
        return new HubClient(http, url, "", formToken(response));
    }

    /** Neither a wrong password nor a right one. */
    private static void refuseIfBusy(HttpResponse<byte[]> response) {
        if (response.statusCode() == 429 || response.statusCode() == 503) {
            throw new HubRefusal("the hub takes no sign-in from here now; try again in "
                    + response.headers().firstValue("Retry-After").orElse("60") + " seconds");
        }
    }

    /** The token that the forms of a page carry. */
    private static String formToken(HttpResponse<byte[]> page) {
        Matcher found = FORM_TOKEN.matcher(new String(page.body(), StandardCharsets.UTF_8));
        if (!found.find()) {
            throw new HubRefusal("the hub shows no form at " + page.uri());
        }
        return found.group(1);
    }

    /** A request to this hub, to be completed by the caller. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofMinutes(30))
                .header("Accept-Language", Locale.getDefault().toLanguageTag());
        if (!formToken.isEmpty()) {
            request.header("X-CSRF-TOKEN", formToken);
        }
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** The answer's body; a problem becomes a failure that says what the hub said, and on a line of its own what to do. */
    public byte[] send(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = send(http, request.build(), url);
        if (response.statusCode() / 100 != 2) {
            throw new HubRefusal(problem(response.statusCode(), response.body()));
        }
        return response.body();
    }

    /** The answer's body as it comes, for answers that are too long to be held whole; to be closed by the caller. */
    public InputStream stream(HttpRequest.Builder request) {
        HttpResponse<InputStream> response = send(http, request.build(), url, BodyHandlers.ofInputStream());
        if (response.statusCode() / 100 != 2) {
            try (InputStream body = response.body()) {
                throw new HubRefusal(problem(response.statusCode(), body.readAllBytes()));
            } catch (IOException e) {
                throw new HubRefusal("the hub answered HTTP " + response.statusCode(), e);
            }
        }
        return response.body();
    }

    /** The answer as JSON. */
    public JsonNode json(HttpRequest.Builder request) {
        return JSON.readTree(send(request));
    }

    private static HttpResponse<byte[]> send(HttpClient http, HttpRequest request, URI url) {
        return send(http, request, url, BodyHandlers.ofByteArray());
    }

    private static <T> HttpResponse<T> send(
            HttpClient http, HttpRequest request, URI url, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new HubRefusal("the hub at " + url + " cannot be reached: is it running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubRefusal("interrupted", e);
        }
    }

    private static String problem(int status, byte[] body) {
        try {
            JsonNode document = JSON.readTree(body);
            String advice = document.path("advice").asString("");
            return document.path("code").asString("HTTP " + status) + ": "
                    + document.path("detail").asString("") + (advice.isEmpty() ? "" : System.lineSeparator() + advice);
        } catch (JacksonException e) {
            return "the hub answered HTTP " + status;
        }
    }
}
