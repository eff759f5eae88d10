package org.hefu.testing;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The one code format. Run as a program it applies it; a test asks it whether anything is out of format. */
public final class JavaFormat {

    private static final List<String> MODULES =
            List.of("seal-service", "license-store", "connectors", "exchange-routes", "ops");

    private static final Pattern KEPT =
            Pattern.compile("(?<=// @formatter:off\\n).*?(?=\\n *// @formatter:on)", Pattern.DOTALL);

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    /** Formats every Java file below the folders given, or of the whole project. */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args.length == 0 ? "." : args[0]);
        JavaFormat format = new JavaFormat();
        for (Path file : files(root)) {
            String before = Files.readString(file);
            String after = format.format(file, before);
            if (!after.equals(before)) {
                Files.writeString(file, after);
                System.out.println("formatted " + root.relativize(file));
            }
        }
    }

    /** The files of the project that are out of format. */
    public static List<Path> outOfFormat(Path root) throws IOException {
        JavaFormat format = new JavaFormat();
        List<Path> out = new ArrayList<>();
        for (Path file : files(root)) {
            String before = Files.readString(file);
            if (!format.format(file, before).equals(before)) {
                out.add(root.relativize(file));
            }
        }
        return out;
    }

    private String format(Path file, String source) {
        try {
            String ordered = ImportOrderer.reorderImports(source, JavaFormatterOptions.Style.PALANTIR);
            String formatted = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
            return withKeptRegions(formatted, source);
        } catch (FormatterException e) {
            throw new IllegalStateException("The formatter cannot read " + file, e);
        }
    }

    /** What stands between {@code @formatter:off} and {@code @formatter:on}, routes above all, stays as it was written. */
    private static String withKeptRegions(String formatted, String source) {
        Iterator<MatchResult> originals = KEPT.matcher(source).results().iterator();
        return KEPT.matcher(formatted)
                .replaceAll(region -> Matcher.quoteReplacement(originals.next().group()));
    }

    private static List<Path> files(Path root) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> below = Files.walk(root.resolve(module))) {
                below.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().contains("/target/"))
                        .forEach(all::add);
            }
        }
        return all;
    }
}
