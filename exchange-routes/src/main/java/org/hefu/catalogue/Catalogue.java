package org.hefu.catalogue;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hefu.key.DataKey;
import org.hefu.key.DataKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The information resources that the hub knows. */
@Repository
public class Catalogue {

    private static final String FIND = """
        SELECT code, name, name_en, kind, owner_system, license_type, definition, credential_key, credential
          FROM exchange.resource
         WHERE code = :code
        """;
    private static final String OWNED_BY = """
        SELECT code, name, name_en, kind, owner_system, license_type, definition, credential_key, credential
          FROM exchange.resource
         WHERE owner_system = :system
         ORDER BY code
        """;
    private static final String OF_LICENSE_TYPE = """
        SELECT code
          FROM exchange.resource
         WHERE license_type = :licenseType
         ORDER BY code
         LIMIT 1
        """;
    private static final String CRITERIA = """
        SELECT code, name, name_en, expression
          FROM exchange.criterion
         WHERE resource = :resource
         ORDER BY code
        """;
    private static final String ADD = """
        INSERT INTO exchange.resource
               (code, name, name_en, kind, owner_system, license_type, definition, credential_key, credential)
        VALUES (:code, :name, :nameEnglish, :kind, :ownerSystem, :licenseType, :definition::jsonb,
                :credentialKey, :credential)
        ON CONFLICT (code) DO NOTHING
        """;
    private static final String CONNECT = """
        UPDATE exchange.resource
           SET definition = jsonb_set(definition, '{target}', to_jsonb(:target::text)),
               credential_key = :credentialKey,
               credential = :credential
         WHERE code = :code AND kind = 'LIVE'
        """;
    private static final String ADD_CRITERION = """
        INSERT INTO exchange.criterion (resource, code, name, name_en, expression)
        VALUES (:resource, :code, :name, :nameEnglish, :expression)
        ON CONFLICT (resource, code) DO NOTHING
        """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Criteria criteria;
    private final DataKeys dataKeys;

    Catalogue(JdbcClient jdbc, JsonMapper json, Criteria criteria, DataKeys exchangeDataKeys) {
        this.jdbc = jdbc;
        this.json = json;
        this.criteria = criteria;
        this.dataKeys = exchangeDataKeys;
    }

    /** Adds a resource with its criteria, unless its code is known already. */
    @Transactional
    public void add(Resource resource) {
        resource.criteria().forEach(criteria::check);
        Resource.Connection connection = resource.connection();
        DataKey key = dataKeys.current("resource");
        Definition definition =
                new Definition(resource.intake(), connection == null ? null : connection.target(), resource.fields());
        boolean added = jdbc.sql(ADD)
                        .param("code", resource.code())
                        .param("name", resource.name())
                        .param("nameEnglish", resource.nameEnglish())
                        .param("kind", resource.kind().name())
                        .param("ownerSystem", resource.ownerSystem())
                        .param("licenseType", resource.licenseType())
                        .param("definition", json.writeValueAsString(definition))
                        .param("credentialKey", connection == null ? null : key.id())
                        .param(
                                "credential",
                                connection == null ? null : encrypted(resource.code(), connection, key),
                                java.sql.Types.BINARY)
                        .update()
                == 1;
        if (!added) {
            return;
        }
        for (Criterion criterion : resource.criteria()) {
            jdbc.sql(ADD_CRITERION)
                    .param("resource", resource.code())
                    .param("code", criterion.code())
                    .param("name", criterion.name())
                    .param("nameEnglish", criterion.nameEnglish())
                    .param("expression", criterion.expression())
                    .update();
        }
    }

    /** Says where the owner of a LIVE resource answers from now on; a resource that is not there stays so. */
    @Transactional
    public void connect(String code, Resource.Connection connection) {
        DataKey key = dataKeys.current("resource");
        jdbc.sql(CONNECT)
                .param("code", code)
                .param("target", connection.target().toString())
                .param("credentialKey", key.id())
                .param("credential", encrypted(code, connection, key))
                .update();
    }

    public Optional<Resource> find(String code) {
        return jdbc.sql(FIND).param("code", code).query(this::read).optional();
    }

    /** The resources that a participant system answers for. */
    public List<Resource> ownedBy(String system) {
        return jdbc.sql(OWNED_BY).param("system", system).query(this::read).list();
    }

    /** The resource whose rows become licences of this type. */
    public Optional<String> ofLicenseType(String licenseType) {
        return jdbc.sql(OF_LICENSE_TYPE)
                .param("licenseType", licenseType)
                .query(String.class)
                .optional();
    }

    private Resource read(ResultSet row, int number) throws SQLException {
        String code = row.getString("code");
        Definition definition = json.readValue(row.getString("definition"), Definition.class);
        byte[] credential = row.getBytes("credential");
        long credentialKey = row.getLong("credential_key");
        Resource.Connection connection = definition.target() == null || credential == null
                ? null
                : new Resource.Connection(
                        definition.target(),
                        new String(
                                dataKeys.byId(credentialKey).decrypt(credential, context(code)),
                                StandardCharsets.UTF_8));
        return new Resource(
                code,
                row.getString("name"),
                row.getString("name_en"),
                ResourceKind.valueOf(row.getString("kind")),
                row.getString("owner_system"),
                row.getString("license_type"),
                definition.intake(),
                connection,
                definition.fields(),
                criteria(code));
    }

    private List<Criterion> criteria(String resource) {
        return jdbc.sql(CRITERIA)
                .param("resource", resource)
                .query((row, n) -> new Criterion(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("expression")))
                .list();
    }

    private static byte[] encrypted(String code, Resource.Connection connection, DataKey key) {
        return key.cipher().encrypt(connection.credential().getBytes(StandardCharsets.UTF_8), context(code));
    }

    private static byte[] context(String code) {
        return ("exchange.resource " + code).getBytes(StandardCharsets.UTF_8);
    }

    /** What the column {@code definition} holds. */
    record Definition(
            Resource.@Nullable RowIntake intake, java.net.@Nullable URI target, List<Resource.Field> fields) {}
}
