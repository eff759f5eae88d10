package org.hefu.batch;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hefu.catalogue.Resource.RowIntake;
import org.hefu.file.CsvReader;
import org.hefu.file.JsonArrayReader;
import org.hefu.file.NdjsonReader;
import org.hefu.file.RowReader;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A body opened for reading by its media type.
 *
 * @param header what stands before the rows and gives them their meaning
 */
record BodyReader(RowReader rows, String encoding, byte[] header) {

    static final List<String> MEDIA_TYPES = List.of("text/csv", "application/x-ndjson", "application/json");

    static BodyReader open(PushOrder order, RowIntake intake) {
        MediaType type;
        try {
            type = MediaType.parseMediaType(order.mediaType());
        } catch (InvalidMediaTypeException e) {
            throw unsupported();
        }
        Charset charset = type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
        return switch (type.getType() + "/" + type.getSubtype()) {
            case "text/csv" -> csv(order, intake, charset);
            case "application/x-ndjson" -> json(new NdjsonReader(order.body()));
            case "application/json" -> json(new JsonArrayReader(order.body()));
            default -> throw unsupported();
        };
    }

    private static BodyReader json(RowReader rows) {
        return new BodyReader(rows, "UTF-8", new byte[0]);
    }

    private static BodyReader csv(PushOrder order, RowIntake intake, Charset charset) {
        List<String> wanted = intake.columns().keySet().stream().sorted().toList();
        try {
            CsvReader rows = new CsvReader(order.body(), charset);
            List<String> missing = new ArrayList<>(wanted);
            missing.removeAll(rows.header());
            if (!missing.isEmpty()) {
                throw new ProblemException(Problem.HEADER_WRONG, String.join(", ", wanted), String.join(", ", missing));
            }
            for (String column : wanted) {
                if (Collections.frequency(rows.header(), column) > 1) {
                    // Nobody knows which of the two is meant.
                    throw new ProblemException(
                            Problem.REQUEST_UNREADABLE,
                            new Wording("表头中列“" + column + "”重复", "the header has the column " + column + " twice"));
                }
            }
            byte[] header = String.join("\n", rows.header()).getBytes(StandardCharsets.UTF_8);
            return new BodyReader(rows, charset.name(), header);
        } catch (CsvReader.HeaderException e) {
            throw new ProblemException(Problem.HEADER_WRONG, String.join(", ", wanted), String.join(", ", wanted));
        } catch (IOException e) {
            throw new ProblemException(Problem.REQUEST_UNREADABLE, "the body ended before its time");
        }
    }

    private static ProblemException unsupported() {
        return new ProblemException(Problem.MEDIA_TYPE_UNSUPPORTED, String.join(", ", MEDIA_TYPES));
    }
}
