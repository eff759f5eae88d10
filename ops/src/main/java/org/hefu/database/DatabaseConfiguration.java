package org.hefu.database;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The order of things: the data folder is taken, the server runs, the tables are as they must be, and only then is
 * there a DataSource. Spring closes in the opposite order, so that the server stops after everybody who uses it and the
 * data folder is let go last.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DataFolderSettings.class, DatabaseSettings.class})
class DatabaseConfiguration {

    @Bean
    DataFolder dataFolder(DataFolderSettings settings) {
        return DataFolder.open(settings.folder());
    }

    @Bean
    Database database(DataFolder folder, DatabaseSettings settings) {
        return settings.url() == null ? EmbeddedDatabase.start(folder, settings) : ExistingDatabase.connect(settings);
    }

    /** Has migrated when it is there. Spring Boot's own Flyway steps back before this bean. */
    @Bean
    Flyway flyway(Database database) {
        return Migrations.run(database, Migrations.LOCATION);
    }

    /** @param migrated not used, but needed: nobody shall work on tables that are not there yet */
    @Bean
    @Primary
    HikariDataSource dataSource(Database database, Flyway migrated, DatabaseSettings settings) {
        return Connections.pool(database.application(), settings);
    }
}
