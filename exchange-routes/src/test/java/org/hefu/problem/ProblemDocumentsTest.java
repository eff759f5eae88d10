package org.hefu.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hefu.ledger.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.ProblemDetail;

class ProblemDocumentsTest {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Object[] ARGUMENTS = {"<first>", "<second>"};

    private final ProblemDocuments documents = new ProblemDocuments();

    @ParameterizedTest
    @EnumSource
    void everyProblemIsToldInBothLanguages(Problem problem) {
        String chinese = problem.sentence(Locale.CHINA, ARGUMENTS);
        String english = problem.sentence(Locale.ENGLISH, ARGUMENTS);

        assertThat(chinese).containsPattern(HAN);
        assertThat(english).doesNotContainPattern(HAN).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void bothSentencesUseTheSameArguments(Problem problem) {
        assertThat(used(problem.sentence(Locale.CHINA, ARGUMENTS)))
                .isEqualTo(used(problem.sentence(Locale.ENGLISH, ARGUMENTS)));
        assertThat(problem.sentence(Locale.ENGLISH, ARGUMENTS)).doesNotContain("{", "}");
        assertThat(problem.sentence(Locale.CHINA, ARGUMENTS)).doesNotContain("{", "}");
    }

    @Test
    void anApostropheIsNotEatenByTheFormat() {
        assertThat(Problem.EVIDENCE_INCOMPLETE.sentence(Locale.ENGLISH, "a"))
                .isEqualTo("Materials are not complete: a. Complete them, or take the applicant's commitment");
    }

    @Test
    void whatAnArgumentHoldsIsNoFormat() {
        assertThat(Problem.NOT_FOUND.sentence(Locale.ENGLISH, "{0} it's")).isEqualTo("There is no such {0} it's");
    }

    @Test
    void anArgumentOfTwoLanguagesIsToldInThatOfTheSentence() {
        Wording wages = new Wording("工资", "Wages");

        assertThat(Problem.NOT_FOUND.sentence(Locale.CHINA, wages)).isEqualTo("没有找到工资");
        assertThat(Problem.NOT_FOUND.sentence(Locale.ENGLISH, wages)).isEqualTo("There is no such Wages");
    }

    @Test
    void otherLanguagesAreToldInEnglish() {
        assertThat(Problem.BODY_MISSING.sentence(Locale.FRENCH)).isEqualTo("The request has no content");
        assertThat(Problem.BODY_MISSING.sentence(Locale.TRADITIONAL_CHINESE)).isEqualTo("请求没有内容");
    }

    @Test
    void aDocumentHasAStableTypeCodeAndRemedy() {
        ProblemDetail document =
                documents.document(new ProblemException(Problem.GRANT_NOT_YET_VALID, "wage-payment"), Locale.ENGLISH);

        assertThat(document.getType()).isEqualTo(URI.create("urn:hefu:problem:grant-not-yet-valid"));
        assertThat(document.getStatus()).isEqualTo(403);
        assertThat(document.getTitle()).isEqualTo("GRANT_NOT_YET_VALID");
        assertThat(document.getDetail()).isEqualTo("The grant for the resource wage-payment is not in force yet");
        assertThat(Objects.requireNonNull(document.getProperties()))
                .isEqualTo(Map.of(
                        "code",
                        "GRANT_NOT_YET_VALID",
                        "remedy",
                        "ADMINISTRATOR_GRANTS",
                        "advice",
                        "If your work needs it, ask an administrator."));
    }

    @Test
    void whoMayNotUseAResourceIsNotToldWhetherItExists() {
        assertThat(Problem.GRANT_MISSING.sentence(Locale.CHINA, "wages")).isEqualTo("信息资源 wages 不存在，或没有使用它的授权");
        assertThat(Problem.GRANT_MISSING.sentence(Locale.ENGLISH, "wages"))
                .isEqualTo("The resource wages does not exist, or there is no grant to use it");
    }

    @Test
    void whatIsOnTheLedgerIsProvedInTheDocument() {
        Receipt receipt = new Receipt(7, Instant.EPOCH, "{}", new byte[32], "proof");

        ProblemDetail document =
                documents.document(new ProblemException(Problem.ROLE_MISSING).recorded(receipt), Locale.CHINA);

        assertThat(Objects.requireNonNull(document.getProperties()))
                .containsEntry("receipt", receipt)
                .containsEntry("advice", "如工作需要，请联系管理员授权。");
    }

    @Test
    void typesAreUniqueAndPlain() {
        List<URI> types = Arrays.stream(Problem.values())
                .map(problem -> documents
                        .document(new ProblemException(problem, ARGUMENTS), Locale.CHINA)
                        .getType())
                .toList();

        assertThat(new HashSet<>(types)).hasSameSizeAs(types);
        assertThat(types).allMatch(type -> type.toString().matches("urn:hefu:problem:[a-z-]+"));
    }

    @Test
    void publishedCodesAreStillThere() {
        assertThat(Arrays.stream(Problem.values()).map(Enum::name).collect(Collectors.toSet()))
                .contains(
                        "REQUEST_UNREADABLE",
                        "FIELD_MISSING",
                        "FIELD_INVALID",
                        "CREDIT_CODE_INVALID",
                        "ID_NUMBER_INVALID",
                        "IDEMPOTENCY_KEY_MISSING",
                        "IDEMPOTENCY_KEY_REUSED",
                        "BATCH_IN_PROGRESS",
                        "HEADER_WRONG",
                        "METHOD_NOT_ALLOWED",
                        "MEDIA_TYPE_UNSUPPORTED",
                        "UNAUTHENTICATED",
                        "ROLE_MISSING",
                        "NOT_OWNER",
                        "GRANT_MISSING",
                        "GRANT_EXPIRED",
                        "GRANT_NOT_YET_VALID",
                        "PURPOSE_NOT_GRANTED",
                        "ITEM_NOT_GRANTED",
                        "FIELD_NOT_GRANTED",
                        "CRITERION_NOT_GRANTED",
                        "SYSTEM_MISSING",
                        "SEAL_USE_REFUSED",
                        "NOT_FOUND",
                        "CASE_NUMBER_TAKEN",
                        "EVIDENCE_INCOMPLETE",
                        "SOURCE_UNAVAILABLE",
                        "LEDGER_UNAVAILABLE",
                        "DATABASE_UNAVAILABLE",
                        "INTERNAL");
    }

    private static Set<String> used(String sentence) {
        return Arrays.stream(ARGUMENTS)
                .map(Object::toString)
                .filter(sentence::contains)
                .collect(Collectors.toSet());
    }
}
