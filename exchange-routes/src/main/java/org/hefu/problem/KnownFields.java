package org.hefu.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/**
 * Refuses form fields and query parameters that a controller does not know: a limit that was misspelled would otherwise
 * be no limit.
 */
public final class KnownFields implements HandlerInterceptor {

    /** What browsers send along to prove that the form is ours. */
    private static final String CSRF = "_csrf";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            SequencedMap<String, Field> known = of(method);
            names(request)
                    .filter(name -> !known.containsKey(name) && !name.equals(CSRF))
                    .findFirst()
                    .ifPresent(name -> {
                        throw FieldProblems.unknown(name, known.keySet());
                    });
        }
        return true;
    }

    private static Stream<String> names(HttpServletRequest request) {
        Stream<String> fields = request.getParameterMap().keySet().stream();
        MultipartRequest parts = WebUtils.getNativeRequest(request, MultipartRequest.class);
        return parts == null ? fields : Stream.concat(fields, parts.getMultiFileMap().keySet().stream());
    }

    /**
     * A field that a controller takes.
     *
     * @param source where its annotations are
     */
    public record Field(Class<?> type, AnnotatedElement source) {}

    /** The fields that a controller takes from the form or the address, in its order. */
    public static SequencedMap<String, Field> of(HandlerMethod method) {
        SequencedMap<String, Field> known = new LinkedHashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            RequestParam field = parameter.getParameterAnnotation(RequestParam.class);
            RequestPart part = parameter.getParameterAnnotation(RequestPart.class);
            Field plain = new Field(parameter.getParameterType(), parameter.getParameter());
            if (field != null) {
                known.put(named(field.name(), parameter), plain);
            } else if (part != null) {
                known.put(named(part.name(), parameter), plain);
            } else if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
                for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
                    known.put(component.getName(), new Field(component.getType(), component.getAccessor()));
                }
            }
        }
        return known;
    }

    private static String named(String given, MethodParameter parameter) {
        return given.isEmpty() ? String.valueOf(parameter.getParameterName()) : given;
    }
}
