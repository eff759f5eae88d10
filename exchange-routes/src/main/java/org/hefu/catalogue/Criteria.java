package org.hefu.catalogue;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers criteria. An expression is compiled once; one that does not compile to a yes/no is refused when saved. */
@Component
public class Criteria {

    private static final int LONGEST = 1_000;
    private static final int MOST_ITERATIONS = 10_000;

    private final CelCompiler compiler;
    private final CelRuntime runtime;
    private final Map<String, CelRuntime.Program> programs = new ConcurrentHashMap<>();

    Criteria() {
        CelOptions options = CelOptions.current()
                .maxExpressionCodePointSize(LONGEST)
                .comprehensionMaxIterations(MOST_ITERATIONS)
                .enableHeterogeneousNumericComparisons(true)
                .build();
        this.compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(options)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("record", MapType.create(SimpleType.STRING, SimpleType.DYN))
                .setResultType(SimpleType.BOOL)
                .build();
        this.runtime =
                CelRuntimeFactory.plannerRuntimeBuilder().setOptions(options).build();
    }

    /**
     * @throws IllegalArgumentException if the expression is not a yes/no question, with the compiler's reason
     */
    public void check(Criterion criterion) {
        programs.computeIfAbsent(criterion.expression(), this::compile);
    }

    /** The answer; empty if the record does not hold what the question needs. */
    public Optional<Boolean> answer(Criterion criterion, Map<String, Object> record) {
        try {
            Object answer = programs.computeIfAbsent(criterion.expression(), this::compile)
                    .eval(Map.of("record", celValue(record)));
            return answer instanceof Boolean yes ? Optional.of(yes) : Optional.empty();
        } catch (CelEvaluationException e) {
            return Optional.empty();
        }
    }

    private CelRuntime.Program compile(String expression) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(expression).getAst();
            return runtime.createProgram(tree);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(
                    "The criterion is not a yes/no question over record: " + e.getMessage(), e);
        }
    }

    /** A JSON value as CEL knows it: its maps and lists hold no Java null. */
    private static Object celValue(@Nullable Object value) {
        return switch (value) {
            case null -> NullValue.NULL_VALUE;
            case Map<?, ?> map -> {
                Map<Object, Object> entries = new LinkedHashMap<>();
                map.forEach((key, entry) -> entries.put(key, celValue(entry)));
                yield entries;
            }
            case List<?> list -> list.stream().map(Criteria::celValue).toList();
            default -> value;
        };
    }
}
