package org.hefu.problem;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells which field of a request is not right. What was written into it is not repeated: it may be personal. */
final class FieldProblems {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.\\[\\]-]{0,79}");

    private FieldProblems() {}

    /** A member of the JSON that nobody asked for: what it was to say would be lost without a word. */
    static ProblemException unknown(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        return unknown(path(unknown), known == null ? List.of() : known);
    }

    /**
     * @param name as the caller wrote it; repeated only if it looks like the name of a field
     */
    static ProblemException unknown(String name, Collection<?> known) {
        return new ProblemException(
                Problem.FIELD_UNKNOWN,
                NAME.matcher(name).matches() ? name : "?",
                known.isEmpty()
                        ? new Wording("无", "none")
                        : known.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
    }

    /** A field of a form that is not of its type. */
    static ProblemException unbound(BindException unbound) {
        FieldError error = unbound.getFieldError();
        if (error == null) {
            return new ProblemException(Problem.REQUEST_UNREADABLE, "form-data");
        }
        Class<?> type = unbound.getFieldType(error.getField());
        return new ProblemException(
                Problem.FIELD_INVALID, error.getField(), type == null ? "form-data" : type.getSimpleName());
    }

    /** Where in the JSON, as in {@code position.left}. */
    static String path(JacksonException json) {
        return json.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }
}
