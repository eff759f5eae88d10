package org.hefu.command;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hefu.client.HubClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks one subject up. */
@Command(
        name = "lookup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks one subject up at one resource, for one purpose, and shows answer and receipt.",
            "",
            "Exit code 1 when nothing was found or the criterion was answered with no."
        })
final class LookupCommand implements Callable<Integer> {

    @Mixin
    private HubOptions hub;

    @Option(names = "--resource", required = true, paramLabel = "CODE", description = "for example wage-payment")
    private String resource;

    @Option(names = "--purpose", required = true, paramLabel = "PURPOSE", description = "for example WAGE_PROOF")
    private String purpose;

    @Option(names = "--item", paramLabel = "ITEM", description = "service item, for example wage-proof")
    private @Nullable String item;

    @Option(names = "--case", paramLabel = "NUMBER", description = "case number that the lookup belongs to")
    private @Nullable String caseNumber;

    @Option(
            names = "--field",
            paramLabel = "NAME",
            description = "field asked for; repeat for more (default: all granted)")
    private List<String> fields = new ArrayList<>();

    @Option(names = "--criterion", paramLabel = "CODE", description = "yes/no question, for example no-wage-arrears")
    private @Nullable String criterion;

    @Option(names = "--person", description = "the subject is a person and ID an identity number")
    private boolean person;

    @Parameters(paramLabel = "ID", description = "unified social credit code, or identity number with --person")
    private String subject;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("resource", resource);
        body.put("subject", Map.of("kind", person ? "PERSON" : "ORGANIZATION", "id", subject));
        body.put("purpose", purpose);
        putIfGiven(body, "item", item);
        putIfGiven(body, "caseNumber", caseNumber);
        putIfGiven(body, "criterion", criterion);
        if (!fields.isEmpty()) {
            body.put("fields", fields);
        }
        HubClient client = hub.client();
        JsonNode answer = client.json(client.request("/api/v1/lookups")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new JsonMapper().writeValueAsBytes(body))));
        spec.commandLine().getOut().println(answer.toPrettyString());
        boolean yes = switch (answer.path("outcome").asString("")) {
            case "FOUND" -> true;
            case "ANSWERED" -> answer.path("answer").asBoolean();
            default -> false;
        };
        return yes ? HefuCommand.YES : HefuCommand.NO;
    }

    private static void putIfGiven(Map<String, Object> body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
