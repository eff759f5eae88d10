package org.hefu.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hefu.TestHub;
import org.hefu.key.KeyAlgorithm;
import org.hefu.participant.Accounts;
import org.hefu.participant.Organization;
import org.hefu.participant.Participants;
import org.hefu.participant.Role;
import org.hefu.pdf.PdfDraft;
import org.hefu.problem.KnownFields;
import org.hefu.seal.Seal;
import org.hefu.seal.SealAuthorityDraft;
import org.hefu.seal.SealDraft;
import org.hefu.seal.SealKeeping;
import org.hefu.seal.SealStatus;
import org.hefu.seal.SealType;
import org.hefu.seal.SignatureForm;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.hefu.seal.picture.SealShape;
import org.hefu.seal.placing.SealPosition;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.pdf.PdfSignatureOrder.Certification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with a call for a seal is told by name, as a clerk reads it. */
@SpringBootTest(
        classes = TestHub.class,
        properties = {
            "spring.flyway.enabled=false",
            "spring.messages.fallback-to-system-locale=false",
            "hefu.verification.worker.count=1",
            "hefu.verification.worker.deadline=20s",
            "hefu.inspection.worker-at-start=false",
            "hefu.seal.owner-name=凉州区政务服务中心",
            "hefu.seal.owner-code=91620602MB90000906",
            "springdoc.paths-to-match=/api/**",
            "hefu.demo=false"
        })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealCallsIT {

    private static final String CODE = "91620602MB90000906";
    private static final String PASSWORD = "a password for tests";
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] PAPER = new PdfDraft(Instant.parse("2026-11-22T08:00:00Z"))
            .title("证明")
            .paragraph("特此证明。")
            .write();

    @Autowired
    private MockMvc web;

    @Autowired
    private SealKeeping keeping;

    @Autowired
    private Participants participants;

    @Autowired
    private Accounts accounts;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private Seal seal;
    private MockHttpSession officer;
    private MockHttpSession keeper;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws Exception {
        Path folder = Files.createTempDirectory("hefu-trust");
        registry.add("hefu.inspection.trust-folder", folder::toString);
    }

    @BeforeAll
    void makeASeal() throws Exception {
        participants.add(new Organization(CODE, "测试机构", "Test office", "620602"));
        accounts.add("officer", "李雷", PASSWORD, CODE, null, Set.of(Role.OFFICER));
        accounts.add("keeper", "韩梅", PASSWORD, CODE, null, Set.of(Role.SEAL_KEEPER));
        seal = make();
        keeping.authorise(
                seal.id(),
                new SealAuthorityDraft("person:officer", List.of("PROOF"), List.of("*"), null, null, 90, null, false),
                "person:keeper");
        officer = signIn("officer");
        keeper = signIn("keeper");
    }

    private Seal make() {
        return keeping.make(
                        new SealDraft(
                                SealType.OFFICIAL,
                                "测试机构印章",
                                "测试机构",
                                CODE,
                                null,
                                KeyAlgorithm.SM2,
                                Instant.now().plus(Duration.ofDays(300)),
                                SealImage.drawn(new SealDesign(
                                        SealShape.ROUND, 42, 42, SealDesign.RED, "测试机构", "", "", "", true))),
                        "person:keeper")
                .result();
    }

    private MockHttpSession signIn(String username) throws Exception {
        return (MockHttpSession) web.perform(post("/login")
                        .param("username", username)
                        .param("password", PASSWORD)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .with(csrf()))
                .andReturn()
                .getRequest()
                .getSession();
    }

    private MockHttpServletResponse perform(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return web.perform(request.header("Accept-Language", "en")).andReturn().getResponse();
    }

    private MockHttpServletResponse send(MockHttpSession who, String address, String body) throws Exception {
        return perform(post("/api/v1/seals/" + address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .session(who)
                .with(csrf()));
    }

    private MockHttpServletResponse use(byte[] document, String... fields) throws Exception {
        MockMultipartHttpServletRequestBuilder form = multipart("/api/v1/seals/" + seal.id() + "/signatures")
                .file(new MockMultipartFile("file", "证明", null, document));
        form.header("Idempotency-Key", UUID.randomUUID()).session(officer).with(csrf());
        for (String field : fields) {
            String[] parts = field.split("=", 2);
            form.param(parts[0], parts[1]);
        }
        return perform(form);
    }

    private static JsonNode problem(MockHttpServletResponse answer, int status, String code) throws Exception {
        JsonNode problem = JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
        assertThat(problem.path("code").asString()).as(problem.toString()).isEqualTo(code);
        assertThat(answer.getStatus()).isEqualTo(status);
        return problem;
    }

    private static String detail(MockHttpServletResponse answer, String code) throws Exception {
        return problem(answer, 400, code).path("detail").asString();
    }

    @Test
    void anUnknownMemberIsRefusedByNameAndNothingIsGranted() throws Exception {
        int before = keeping.authorities(seal.id()).size();

        assertThat(detail(send(keeper, seal.id() + "/authorities", """
                                {"holder": "person:officer", "documentKinds": ["*"], "purposes": ["*"], "twoPerson": true}"""), "FIELD_UNKNOWN"))
                .contains("twoPerson;", "twoPersons", "mostInTotal");
        assertThat(detail(send(officer, seal.id() + "/jobs", "{\"position\": {\"lfet\": 1}}"), "FIELD_UNKNOWN"))
                .contains("position.lfet", "left");
        assertThat(detail(send(keeper, seal.id() + "/status", "{\"李雷\": 1}"), "FIELD_UNKNOWN"))
                .contains("no field ?")
                .doesNotContain("李雷");
        assertThat(keeping.authorities(seal.id())).hasSize(before);
    }

    @Test
    void anUnknownFieldOrParameterIsRefusedByName() throws Exception {
        assertThat(detail(use(PAPER, "purpose=ANY", "documentKind=PROOF", "keywrod=x"), "FIELD_UNKNOWN"))
                .contains("keywrod", "keyword", "documentKind", "file");
        assertThat(detail(perform(get("/api/v1/seals?limits=3").session(keeper)), "FIELD_UNKNOWN"))
                .contains("limits", "after, limit");
        MockMultipartHttpServletRequestBuilder two = multipart("/api/v1/verifications")
                .file(new MockMultipartFile("file", PAPER))
                .file(new MockMultipartFile("contnet", PAPER));
        assertThat(detail(perform(two.session(officer).with(csrf())), "FIELD_UNKNOWN"))
                .contains("contnet", "content");
        assertThat(perform(get("/api/v1/seals?limit=3").session(keeper)).getStatus())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keyword=证明                                   | keyword",
                "page=1                                        | page",
                "place=EDGES;left=10                           | left",
                "place=KEYWORD;keyword=证;top=10                | top",
                "place=AT;left=ten;top=10                      | left",
                "place=AT;left=10;top=-1                       | top",
                "place=AT;left=10                              | top",
                "place=AT;left=10;top=10;page=0                | page",
                "place=AT;left=10;top=10;field=Approval        | place",
                "place=CORNER                                  | place",
                "form=JADES;place=EDGES                        | place",
                "form=CMS_ATTACHED;certification=NO_CHANGES    | certification",
                "form=CMS_ATTACHED;field=Approval              | field",
                "form=CMS_ATTACHED;secondSignature=ML_DSA_65   | secondSignature",
                "form=CMS_ATTACHED;level=LT                    | level",
                "level=X                                       | level",
                "caseNumber=a b                                | caseNumber"
            })
    void aFieldThatMeansNothingIsRefusedByName(String fields, String named) throws Exception {
        String[] all = Stream.concat(Stream.of("purpose=ANY", "documentKind=PROOF"), Stream.of(fields.split(";")))
                .toArray(String[]::new);

        JsonNode problem = JSON.readTree(use(PAPER, all).getContentAsString(StandardCharsets.UTF_8));

        assertThat(problem.path("code").asString()).startsWith("FIELD_");
        assertThat(problem.path("detail").asString()).startsWith("The field " + named + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "person:nobody,                holder",
        "system:nobody,                holder",
        "role:KING,                    holder",
        "officer,                      holder",
        "person:officer;2099-01-01,    until",
        "person:officer;someday,       until"
    })
    void aGrantForNobodyOrBeyondTheSealIsRefusedByName(String given, String named) throws Exception {
        String[] parts = given.split(";");
        String body = JSON.writeValueAsString(Map.of(
                "holder",
                parts[0],
                "documentKinds",
                List.of("PROOF"),
                "purposes",
                List.of("ANY"),
                "until",
                parts.length > 1 ? parts[1] : ""));

        assertThat(detail(send(keeper, seal.id() + "/authorities", body), "FIELD_INVALID"))
                .startsWith("The field " + named + " is not right: ");
    }

    @Test
    void aGrantMayLastAsLongAsTheSealAndNamesItsLastDay() throws Exception {
        String grant =
                "{\"holder\":\"role:SYSTEM\",\"documentKinds\":[\"PROOF\"],\"purposes\":[\"ANY\"],\"until\":\"%s\"}";

        String refusal =
                detail(send(keeper, seal.id() + "/authorities", grant.formatted("2098-01-01")), "FIELD_INVALID");

        String last = refusal.substring(refusal.length() - "2027-09-18".length());
        assertThat(refusal).contains("the last day of the seal is ");
        String dayBefore = LocalDate.parse(last).minusDays(1).toString();
        assertThat(send(keeper, seal.id() + "/authorities", grant.formatted(dayBefore))
                        .getStatus())
                .isEqualTo(201);
    }

    @Test
    void whatIsWrongWithTheDocumentIsToldAsSuchWithTheReceiptOfTheRefusal() throws Exception {
        MockHttpServletResponse answer =
                use("a letter".getBytes(StandardCharsets.UTF_8), "purpose=ANY", "documentKind=PROOF");

        JsonNode problem = problem(answer, 422, "SEAL_DOCUMENT_REFUSED");
        assertThat(problem.path("reason").asString()).isEqualTo("DOCUMENT_OF_OTHER_FORMAT");
        assertThat(problem.path("detail").asString()).contains("neither PDF nor OFD", "form=CMS_DETACHED");
        assertThat(problem.path("remedy").asString()).isEqualTo("CALLER_CORRECTS");
        String header = answer.getHeader("Hefu-Receipt");
        assertThat(JSON.readTree(Base64.getDecoder().decode(header)).path("index"))
                .isEqualTo(problem.path("receipt").path("index"));
        assertThat(problem.path("receipt").path("entry").asString())
                .contains("SEAL_USE", "REFUSED", "DOCUMENT_OF_OTHER_FORMAT");
        assertThat(problem(use(new byte[0], "purpose=ANY", "documentKind=PROOF"), 422, "SEAL_DOCUMENT_REFUSED")
                        .path("reason")
                        .asString())
                .isEqualTo("DOCUMENT_EMPTY");
        JsonNode off = problem(
                use(PAPER, "purpose=ANY", "documentKind=PROOF", "place=AT", "left=1000", "top=10"),
                422,
                "SEAL_DOCUMENT_REFUSED");
        assertThat(off.path("detail").asString()).contains("left ≤ 168.0, top ≤ 255.0");
    }

    @Test
    void aMissingAuthorityIsTheKeepersToGrant() throws Exception {
        JsonNode problem = problem(use(PAPER, "purpose=ANY", "documentKind=CONTRACT"), 403, "SEAL_USE_REFUSED");

        assertThat(problem.path("reason").asString()).isEqualTo("NO_AUTHORITY");
        assertThat(problem.path("advice").asString()).contains("seal keeper");
        assertThat(problem.path("receipt").path("proof").asString()).startsWith("c2sp.org/tlog-proof");
    }

    @Test
    void aDocumentThatWasAlteredAfterItsSealIsNotSealedAgain() throws Exception {
        byte[] sealed = use(PAPER, "purpose=ANY", "documentKind=PROOF").getContentAsByteArray();
        byte[] altered = new String(sealed, StandardCharsets.ISO_8859_1)
                .replaceFirst("/Reason", "/Beason")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(problem(use(altered, "purpose=ANY", "documentKind=PROOF"), 422, "SEAL_DOCUMENT_REFUSED")
                        .path("reason")
                        .asString())
                .isEqualTo("DOCUMENT_ALTERED");
        assertThat(use(sealed, "purpose=ANY", "documentKind=PROOF").getStatus()).isEqualTo(200);
    }

    @Test
    void aSealThatIsSuspendedAlreadySaysSoAndSinceWhen() throws Exception {
        String address = make().id() + "/status";
        String suspend = "{\"status\":\"SUSPENDED\",\"reason\":\"stocktaking\"}";
        assertThat(send(keeper, address, suspend).getStatus()).isEqualTo(200);

        assertThat(problem(send(keeper, address, suspend), 409, "SEAL_STATUS_REFUSED")
                        .path("detail")
                        .asString())
                .containsPattern("the seal is SUSPENDED since \\d{4}-\\d\\d-\\d\\dT");
        assertThat(detail(send(keeper, address, "{\"status\":\"ACTIVE\",\"reason\":\"found\"}"), "FIELD_INVALID"))
                .contains("IN_FORCE, SUSPENDED, REVOKED");
        assertThat(send(keeper, address, "{\"status\":\"IN_FORCE\",\"reason\":\"found\"}")
                        .getContentAsString())
                .contains("\"standing\":\"IN_FORCE\"", "\"status\":\"IN_FORCE\"");
    }

    @Test
    void anOfficerListsTheSealsThatHeMayUse() throws Exception {
        MockHttpServletResponse answer = perform(get("/api/v1/seals/usable").session(officer));

        JsonNode one = JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8))
                .path("items")
                .get(0);
        assertThat(one.path("id").asString()).isEqualTo(seal.id().toString());
        assertThat(one.path("standing").asString()).isEqualTo("IN_FORCE");
        JsonNode authority = one.path("authorities").get(0);
        assertThat(authority.path("documentKinds").toString()).isEqualTo("[\"PROOF\"]");
        assertThat(authority.path("left").asInt()).isBetween(1, 90);
        assertThat(perform(get("/api/v1/seals").session(officer)).getStatus()).isEqualTo(403);
    }

    private JsonNode api() throws Exception {
        return JSON.readTree(perform(get("/v3/api-docs")).getContentAsString(StandardCharsets.UTF_8));
    }

    private Stream<HandlerMethod> controllers() {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getKey().getPatternValues().stream().anyMatch(path -> path.startsWith("/api/")))
                .map(Map.Entry::getValue);
    }

    @Test
    void theDescriptionHasTheFieldsOfEveryForm() throws Exception {
        JsonNode form = api().at("/paths/~1api~1v1~1seals~1{id}~1signatures/post/requestBody/content")
                .path("multipart/form-data")
                .path("schema");
        HandlerMethod seal = controllers()
                .filter(method -> method.getBeanType() == SealUseController.class
                        && method.getMethod().getName().equals("seal"))
                .findFirst()
                .orElseThrow();

        assertThat(form.path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(KnownFields.of(seal).sequencedKeySet())
                .contains("file", "purpose", "documentKind", "place", "left", "level", "form");
        assertThat(form.path("required").toString()).contains("file", "purpose", "documentKind");
        assertThat(words(form, "place")).isEqualTo(names(SealPosition.Kind.values()));
        assertThat(words(form, "level")).isEqualTo(names(SignatureLevel.values()));
        assertThat(words(form, "certification")).isEqualTo(names(Certification.values()));
        assertThat(words(form, "form")).isEqualTo(names(SignatureForm.values()));
        assertThat(words(form, "secondSignature")).containsExactly(KeyAlgorithm.ML_DSA_65.name());
        assertThat(form.path("properties").path("left").toString()).contains("number");
        assertThat(form.path("properties").path("file").toString()).contains("binary");
    }

    private static List<String> words(JsonNode schema, String field) {
        return schema.path("properties")
                .path(field)
                .path("enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> names(Enum<?>... words) {
        return Arrays.stream(words).map(Enum::name).toList();
    }

    @Test
    void theDescriptionHasTheMembersOfEveryBody() throws Exception {
        JsonNode schemas = api().path("components").path("schemas");

        List<Class<?>> bodies = controllers()
                .flatMap(method -> Arrays.stream(method.getMethodParameters()))
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .<Class<?>>map(parameter -> parameter.getParameterType())
                .filter(Class::isRecord)
                .toList();
        assertThat(bodies).hasSizeGreaterThan(5);
        assertThat(bodies)
                .allSatisfy(body -> assertThat(schemas.path(body.getSimpleName())
                                .path("properties")
                                .propertyNames())
                        .as(body.getName())
                        .containsExactlyInAnyOrderElementsOf(Arrays.stream(body.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList()));
        assertThat(words(schemas.path("StatusInput"), "status")).isEqualTo(names(SealStatus.values()));
        assertThat(words(schemas.path("SealInput"), "type")).isEqualTo(names(SealType.values()));
        assertThat(words(schemas.path("SealPlaces"), "place")).isEqualTo(names(SealPosition.Kind.values()));
    }

    @Test
    void theDescriptionSaysHowCallersAreKnownAndWhatTheyAreToldIfNot() throws Exception {
        JsonNode api = api();
        JsonNode use = api.at("/paths/~1api~1v1~1seals~1{id}~1signatures/post");

        assertThat(api.at("/components/securitySchemes").propertyNames())
                .containsExactlyInAnyOrder("system", "session", "formToken");
        assertThat(use.path("security").toString()).isEqualTo("[{\"system\":[]},{\"session\":[],\"formToken\":[]}]");
        assertThat(api.at("/paths/~1api~1v1~1seals~1{id}~1status/get/security").toString())
                .isEqualTo("[]");
        assertThat(use.at("/responses/default/$ref").asString()).endsWith("/responses/Problem");
        assertThat(words(api.at("/components/schemas/Problem"), "code")).contains("SEAL_DOCUMENT_REFUSED");
    }
}
