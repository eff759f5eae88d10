package org.hefu.access;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hefu.audit.Receipts;
import org.hefu.problem.Problem;

/** Describes what every call answers when it is not served. */
final class ProblemDescription {

    private static final String NAME = "Problem";

    private ProblemDescription() {}

    static void add(OpenAPI api) {
        api.getComponents()
                .addSchemas(NAME, schema())
                .addResponses(
                        NAME,
                        new ApiResponse()
                                .description("A problem document (RFC 9457). What is on the ledger brings its receipt"
                                        + " along, in the document and in the header.")
                                .addHeaderObject(
                                        Receipts.HEADER,
                                        new Header()
                                                .description("The receipt, as Base64 of its JSON")
                                                .schema(ofType("string")))
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType().schema(new Schema<>().$ref(NAME)))));
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .forEach(operation -> operation.getResponses().addApiResponse("default", new ApiResponse().$ref(NAME)));
    }

    private static Schema<Object> schema() {
        Schema<Object> problem = ofType("object");
        problem.addProperty("type", ofType("string"));
        problem.addProperty("title", ofType("string"));
        problem.addProperty("status", ofType("integer"));
        problem.addProperty("detail", ofType("string").description("a sentence, in Chinese or English"));
        problem.addProperty("instance", ofType("string"));
        problem.addProperty("code", words(Problem.values()));
        problem.addProperty("remedy", words(Problem.Remedy.values()));
        problem.addProperty("advice", ofType("string").description("what to do now, in Chinese or English"));
        problem.addProperty("reason", ofType("string").description("where one code has several reasons, which"));
        problem.addProperty("receipt", ofType("object").description("proof that the refusal is on the ledger"));
        problem.setRequired(List.of("type", "title", "status", "detail", "code", "remedy", "advice"));
        return problem;
    }

    private static Schema<Object> words(Enum<?>... words) {
        Schema<Object> schema = ofType("string");
        schema.setEnum(Arrays.stream(words).map(word -> (Object) word.name()).toList());
        return schema;
    }

    private static Schema<Object> ofType(String type) {
        Schema<Object> schema = new Schema<>();
        schema.setType(type);
        schema.setTypes(Set.of(type));
        return schema;
    }
}
