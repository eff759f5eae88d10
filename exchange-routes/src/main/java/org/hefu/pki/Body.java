package org.hefu.pki;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;

/** Reads small bodies, and no large one. */
final class Body {

    private Body() {}

    static byte[] read(HttpServletRequest request, int largest) throws IOException {
        byte[] body = request.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            throw new ProblemException(Problem.TOO_LARGE, (largest >> 10) + " KiB");
        }
        return body;
    }
}
