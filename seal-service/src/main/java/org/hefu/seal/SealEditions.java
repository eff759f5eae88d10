package org.hefu.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hefu.certificate.Certificate;
import org.hefu.key.DataKey;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.hefu.signature.ses.SesSeal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every edition of every seal; pictures and seal data encrypted. */
@Repository
class SealEditions {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String OF = """
        SELECT e.seal, e.number, e.made_at, e.made_by, e.width, e.height, e.data_key, e.picture, e.design, e.seal_data,
               c.encoded
          FROM seal.seal_edition e
          JOIN seal.certificate c ON c.serial_number = e.certificate
         WHERE e.seal = :seal
         ORDER BY e.number DESC
        """;

    private static final String ADD = """
        INSERT INTO seal.seal_edition
               (seal, number, certificate, made_at, made_by, width, height, data_key, picture, design, seal_data)
        VALUES (:seal, :number, %s, :madeAt, :madeBy, :width, :height, :dataKey, :picture, :design, :sealData)
        """.formatted(Rows.CERTIFICATE);

    private final JdbcClient jdbc;
    private final SealSecrets secrets;

    SealEditions(JdbcClient jdbc, SealSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** Newest first. */
    List<SealEdition> of(UUID seal) {
        return jdbc.sql(OF).param("seal", seal).query(this::read).list();
    }

    Optional<SealEdition> newest(UUID seal) {
        return jdbc.sql(OF + " LIMIT 1").param("seal", seal).query(this::read).optional();
    }

    void add(UUID seal, SealEdition edition) {
        DataKey key = secrets.current();
        String context = context(seal, edition.number());
        SealDesign design = edition.image().design();
        jdbc.sql(ADD)
                .param("seal", seal)
                .param("number", edition.number())
                .params(Rows.of(edition.certificate()))
                .param("madeAt", Rows.utc(edition.madeAt()))
                .param("madeBy", edition.madeBy())
                .param("width", edition.image().width())
                .param("height", edition.image().height())
                .param("dataKey", key.id())
                .param("picture", SealSecrets.hide(key, edition.image().png(), context))
                .param("design", design == null ? null : SealSecrets.hide(key, JSON.writeValueAsBytes(design), context))
                .param("sealData", SealSecrets.hide(key, edition.data().encoded(), context))
                .update();
    }

    private SealEdition read(ResultSet rs, int row) throws SQLException {
        int number = rs.getInt("number");
        long key = rs.getLong("data_key");
        String context = context(rs.getObject("seal", UUID.class), number);
        byte[] design = rs.getBytes("design");
        return new SealEdition(
                number,
                Rows.instant(rs, "made_at"),
                rs.getString("made_by"),
                Certificate.read(rs.getBytes("encoded")),
                new SealImage(
                        secrets.show(key, rs.getBytes("picture"), context),
                        rs.getDouble("width"),
                        rs.getDouble("height"),
                        design == null ? null : JSON.readValue(secrets.show(key, design, context), SealDesign.class)),
                SesSeal.read(secrets.show(key, rs.getBytes("seal_data"), context)));
    }

    private static String context(UUID seal, int number) {
        return "seal.seal_edition " + seal + " " + number;
    }
}
