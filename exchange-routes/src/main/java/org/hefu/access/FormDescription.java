package org.hefu.access;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.SequencedMap;
import java.util.Set;
import org.hefu.problem.KnownFields;
import org.hefu.problem.KnownFields.Field;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;

/** Describes the fields of a form that carries a file, those that a record gathers among them. */
final class FormDescription {

    private FormDescription() {}

    static Operation describe(Operation operation, HandlerMethod method) {
        SequencedMap<String, Field> fields = KnownFields.of(method);
        if (fields.values().stream().noneMatch(field -> field.type() == MultipartFile.class)) {
            return operation;
        }
        Schema<Object> form = ofType("object");
        fields.forEach((name, field) -> {
            form.addProperty(name, schema(field));
            if (isRequired(field.source())) {
                form.addRequiredItem(name);
            }
        });
        if (operation.getParameters() != null) {
            operation.getParameters().removeIf(parameter -> fields.containsKey(parameter.getName()));
        }
        return operation.requestBody(new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE,
                                new MediaType().schema(form))));
    }

    private static boolean isRequired(AnnotatedElement source) {
        RequestPart part = source.getAnnotation(RequestPart.class);
        Parameter told = source.getAnnotation(Parameter.class);
        return (part != null && part.required()) || (told != null && told.required());
    }

    private static Schema<Object> schema(Field field) {
        Schema<Object> schema = plain(field.type());
        var told = field.source().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (told != null) {
            Object[] words = told.implementation().getEnumConstants();
            if (words != null) {
                schema.setEnum(Arrays.stream(words)
                        .map(word -> (Object) word.toString())
                        .toList());
            } else if (told.allowableValues().length > 0) {
                schema.setEnum(Arrays.asList((Object[]) told.allowableValues()));
            }
            if (!told.description().isEmpty()) {
                schema.description(told.description());
            }
        }
        return schema;
    }

    private static Schema<Object> plain(Class<?> type) {
        if (type == MultipartFile.class) {
            Schema<Object> file = ofType("string");
            file.setFormat("binary");
            return file;
        }
        if (type == Integer.class || type == int.class || type == Long.class) {
            return ofType("integer");
        }
        if (type == Double.class) {
            return ofType("number");
        }
        return ofType(type == Boolean.class || type == boolean.class ? "boolean" : "string");
    }

    private static Schema<Object> ofType(String type) {
        Schema<Object> schema = new Schema<>();
        schema.setType(type);
        schema.setTypes(Set.of(type));
        return schema;
    }
}
