package org.hefu;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import org.hefu.client.HubClient;
import org.hefu.demo.BusinessRegistry;

/** A builder's company that the market regulator has registered; it owes no wages. */
record Applicant(String name, String code, String representative) {

    private static final String BATCHES = "/api/v1/resources/business-license/batches";

    /** Rows of the invented register that the demo scene has pushed before. */
    private static final int KNOWN_ROWS = 300;

    /** Pushes three new companies, the second of them with a day that no calendar has; the first is the applicant. */
    static Applicant push(RunningHub hub) throws IOException {
        StringBuilder register = new StringBuilder();
        new BusinessRegistry(7).write(KNOWN_ROWS + 40, register);
        List<String> builders = register.toString()
                .lines()
                .skip(1L + KNOWN_ROWS)
                .filter(row -> row.contains("建筑工程"))
                .limit(3)
                .toList();
        String broken = builders.get(1).replaceFirst("2019-\\d\\d-\\d\\d", "2019-02-30");
        String rows = String.join("\n", BusinessRegistry.HEADER, builders.get(0), broken, builders.get(2)) + "\n";
        HubClient market = hub.system("market-regulation");
        market.send(market.request(BATCHES)
                .header("Idempotency-Key", "console-journey")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(rows)));
        String[] columns = builders.get(0).split(",");
        return new Applicant(columns[0], columns[1], columns[4]);
    }

    /** Its name as somebody writes it who uses traditional characters. */
    String traditionalName() {
        return name.replace('乌', '烏').replace('筑', '築').replace('业', '業').replace('华', '華');
    }

    /** A part from the middle of its name. */
    String partOfName() {
        return name.substring(3, name.length() - 4);
    }
}
