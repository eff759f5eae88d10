package org.hefu.benchmark;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.hefu.certificate.Certificate;
import org.hefu.signature.ses.SesSeal;
import org.springframework.util.FileSystemUtils;

/**
 * ofdrw 2.3.8, with its libraries in a class loader of its own. Its jars are fetched by {@code ops/bench.sh}; the few
 * lines that drive it stand in {@code src/test/peers} and are compiled against those jars here.
 */
final class Ofdrw implements AutoCloseable {

    private static final String PROGRAM = "OfdrwPeer";

    private final Path classes = Files.createTempDirectory("hefu-peer");
    private final URLClassLoader loader;
    private final Object program;
    private final Method seal;
    private final Method verify;

    Ofdrw(SesSeal sealData, PrivateKey key, Certificate certificate) throws Exception {
        List<Path> jars = jars();
        compile(jars);
        List<URL> path = new ArrayList<>();
        path.add(classes.toUri().toURL());
        for (Path jar : jars) {
            path.add(jar.toUri().toURL());
        }
        loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Class<?> type = loader.loadClass(PROGRAM);
        program = type.getConstructor(byte[].class, byte[].class, byte[].class)
                .newInstance(sealData.encoded(), key.getEncoded(), certificate.encoded());
        seal = type.getMethod("seal", byte[].class);
        verify = type.getMethod("verify", byte[].class);
    }

    private static Path module() {
        Path fromRoot = Path.of("ops/benchmarks");
        return Files.isDirectory(fromRoot) ? fromRoot : Path.of("");
    }

    static boolean isAtHand() {
        return Files.isRegularFile(module().resolve("target/peers/ofdrw/ofdrw-sign-2.3.8.jar"));
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> jars = Files.list(module().resolve("target/peers/ofdrw"))) {
            return jars.map(Path::toAbsolutePath).sorted().toList();
        }
    }

    private void compile(List<Path> jars) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "This Java is no JDK");
        String path = jars.stream().map(Path::toString).collect(Collectors.joining(":"));
        int failed = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                path,
                module().resolve("src/test/peers/" + PROGRAM + ".java").toString());
        if (failed != 0) {
            throw new IllegalStateException("The program that drives ofdrw does not compile");
        }
    }

    byte[] seal(byte[] paper) throws Exception {
        return (byte[]) call(seal, paper);
    }

    /** Throws if ofdrw refuses the file. */
    Object verify(byte[] file) throws Exception {
        return call(verify, file);
    }

    private Object call(Method method, byte[] argument) throws Exception {
        try {
            return method.invoke(program, (Object) argument);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("ofdrw says: " + e.getCause(), e);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
        FileSystemUtils.deleteRecursively(classes);
    }
}
