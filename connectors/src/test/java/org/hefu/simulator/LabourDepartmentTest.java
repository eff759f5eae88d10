package org.hefu.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class LabourDepartmentTest {

    private static final String TOKEN = "a-token";
    private static final String ARREARS = "{\"kind\":\"ORGANIZATION\",\"id\":\"91150623MA0N00024J\"}";

    private final HttpClient client = HttpClient.newHttpClient();
    private LabourDepartment department;

    @BeforeEach
    void start() throws IOException {
        department = LabourDepartment.start(0, TOKEN);
    }

    @AfterEach
    void stop() {
        department.close();
        client.close();
    }

    @Test
    void aCompanyThatOwesWagesIsShownWithItsArrears() throws Exception {
        HttpResponse<String> answer = ask(ARREARS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(record(answer))
                .isEqualTo(Map.of("projects", 2, "workers", 46, "owedWages", 318_500, "openComplaints", 3));
    }

    @Test
    void aCompanyThatIsNotOnTheListIsInGoodStanding() throws Exception {
        HttpResponse<String> answer = ask("{\"kind\":\"ORGANIZATION\",\"id\":\"91150300MA0N00016X\"}");

        assertThat(record(answer)).containsEntry("owedWages", 0).containsEntry("openComplaints", 0);
    }

    @Test
    void ofPersonsItKnowsNothing() throws Exception {
        assertThat(ask("{\"kind\":\"PERSON\",\"id\":\"11010519491231002X\"}").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer wrong", "a-token", "Bearer a-token "})
    void withoutItsTokenItAnswersNothing(String shown) throws Exception {
        HttpRequest.Builder request = to().POST(HttpRequest.BodyPublishers.ofString(ARREARS));
        if (!shown.isEmpty()) {
            request.header("Authorization", shown);
        }
        // A server takes the blanks around a header's value away: the last one is the token.
        int expected = shown.strip().equals("Bearer " + TOKEN) ? 200 : 401;
        assertThat(send(request).statusCode()).isEqualTo(expected);
    }

    @Test
    void itIsAskedByPostOnly() throws Exception {
        assertThat(send(to().header("Authorization", "Bearer " + TOKEN).GET()).statusCode())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "no question", "{\"kind\":\"ORGANIZATION\""})
    void aQuestionThatCannotBeReadIsTheAskersFault(String question) throws Exception {
        assertThat(ask(question).statusCode()).isEqualTo(400);
    }

    @Test
    void aQuestionThatIsTooLongIsTheAskersFault() throws Exception {
        assertThat(ask("{\"kind\":\"" + "x".repeat(10_000) + "\"}").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> ask(String question) throws Exception {
        return send(
                to().header("Authorization", "Bearer " + TOKEN).POST(HttpRequest.BodyPublishers.ofString(question)));
    }

    private HttpRequest.Builder to() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + department.port() + "/wage-payments/query"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, Object> record(HttpResponse<String> answer) {
        return new JsonMapper().readValue(answer.body(), new TypeReference<>() {});
    }
}
