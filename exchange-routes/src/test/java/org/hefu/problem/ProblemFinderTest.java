package org.hefu.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.hefu.certificate.TrustFolderException;
import org.hefu.certificate.TrustStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.multipart.MultipartException;

class ProblemFinderTest {

    private final ProblemFinder finder = new ProblemFinder();

    /** Design, section 5, line 10: when a backing service is away, what depends on it says so at once. */
    @Test
    void aDatabaseThatIsAwayIsNoErrorOfTheHub() {
        assertThat(found(new CannotGetJdbcConnectionException("away"))).isEqualTo(Problem.DATABASE_UNAVAILABLE);
        assertThat(found(new DataAccessResourceFailureException("cut"))).isEqualTo(Problem.DATABASE_UNAVAILABLE);
        assertThat(found(new CannotCreateTransactionException("away"))).isEqualTo(Problem.DATABASE_UNAVAILABLE);
    }

    @Test
    void aFormThatBreaksOffIsToBeCorrectedByItsSender() {
        assertThat(found(new MultipartException("no boundary"))).isEqualTo(Problem.REQUEST_UNREADABLE);
    }

    /** The token of a form is read first, so that a page meets a file that is too large before its controller does. */
    @Test
    void aFormWhoseFileIsTooLargeIsToldSo() {
        assertThat(found(new InvalidParameterException("too large", 413))).isEqualTo(Problem.TOO_LARGE);
        assertThat(found(new InvalidParameterException("%zz"))).isEqualTo(Problem.REQUEST_UNREADABLE);
    }

    @Test
    void whatIsWrappedByTheServletContainerIsFound() {
        assertThat(found(new ServletException(new MultipartException("no boundary"))))
                .isEqualTo(Problem.REQUEST_UNREADABLE);
    }

    @Test
    void aTrustFolderThatCannotBeUsedIsToldWithTheNameOfTheFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("notes.cer"), "remember the milk");
        TrustFolderException unusable =
                catchThrowableOfType(TrustFolderException.class, () -> TrustStore.fromFolder(folder));

        ProblemException problem = finder.problem(unusable, new MockHttpServletRequest());

        assertThat(problem.problem()).isEqualTo(Problem.TRUST_FOLDER_UNUSABLE);
        assertThat(problem.sentence(Locale.ENGLISH)).contains("notes.cer");
        assertThat(problem.sentence(Locale.CHINESE)).contains("notes.cer", "信任文件夹");
    }

    private Problem found(Exception exception) {
        return finder.problem(exception, new MockHttpServletRequest()).problem();
    }
}
