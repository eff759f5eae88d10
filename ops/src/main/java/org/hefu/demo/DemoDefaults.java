package org.hefu.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Settings that go with {@code hefu.demo=true}. Those of its address cannot be changed: a demo stays on its machine. */
public final class DemoDefaults implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        if (!environment.getProperty("hefu.demo", Boolean.class, false)) {
            return;
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "demo, fixed",
                        Map.of(
                                "server.address", "127.0.0.1",
                                // Plain HTTP on the loopback address, where a secure cookie would never come back.
                                "hefu.secure-cookie", "false")));
        Map<String, Object> usual = new LinkedHashMap<>();
        usual.put("hefu.simulator.labour-port", "8091");
        usual.put("hefu.http.allowed-targets[0]", "http://127.0.0.1:${hefu.simulator.labour-port}");
        usual.put("hefu.public.url", "http://localhost:${server.port}");
        usual.put("hefu.seal.owner-name", "合符市政务服务中心（演示）");
        usual.put("hefu.seal.owner-code", DemoScene.COUNTER_OFFICE);
        usual.put("hefu.seal.authorities", "EVIDENCE/*,LICENSE/LICENSE_DOCUMENT");
        environment.getPropertySources().addLast(new MapPropertySource("demo, usual", usual));
    }
}
