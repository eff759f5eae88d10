package org.hefu.database;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A hub in a process of its own, to be killed: writes rows from several threads, and prints {@code ack N} once row N is
 * acknowledged. Ends by itself never.
 */
@Configuration(proxyBeanMethods = false)
@Import(DatabaseConfiguration.class)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
class WritingHub {

    /** Printed when a row could not be written. */
    static final String AWAY = "away";

    private static final int WRITERS = 4;

    public static void main(String[] arguments) {
        ConfigurableApplicationContext context = start(arguments);
        JdbcClient.create(context.getBean(Database.class).owner())
                .sql("CREATE TABLE acknowledged (id bigint PRIMARY KEY); "
                        + "GRANT INSERT, SELECT ON acknowledged TO hefu_app")
                .update();
        JdbcClient client = JdbcClient.create(context.getBean(DataSource.class));
        AtomicLong next = new AtomicLong();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.execute(() -> write(client, next));
            }
        }
    }

    /** Starts what the hub starts of this package, with Spring Boot's own JDBC beans. */
    static ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application = new SpringApplication(WritingHub.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(arguments);
    }

    private static void write(JdbcClient client, AtomicLong next) {
        while (true) {
            long id = next.incrementAndGet();
            try {
                client.sql("INSERT INTO acknowledged VALUES (:id)")
                        .param("id", id)
                        .update();
                System.out.println("ack " + id);
            } catch (DataAccessException e) {
                // The database is away, or this hub is closing: nothing was promised for this row.
                System.out.println(AWAY);
            }
        }
    }
}
