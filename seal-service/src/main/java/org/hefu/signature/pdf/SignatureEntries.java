package org.hefu.signature.pdf;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.hefu.pdf.PdfField;
import org.hefu.pdf.PdfPermissions;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;
import org.hefu.pdf.PdfValue.Dictionary;
import org.hefu.pdf.PdfValue.Name;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.jspecify.annotations.Nullable;

/** What a signature dictionary says besides its range and value, ISO 32000-2, tables 255 to 257 and 236. */
final class SignatureEntries {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'Z'");
    /** The constraints of a seed value that are kept here, by their bits in table 238: filter and kind. */
    private static final int KEPT_CONSTRAINTS = 1 | 2;

    private SignatureEntries() {}

    /**
     * @param field to be signed, whose own wishes are honoured; null for a new one
     * @throws SigningRefusedException if the field demands what is not written here
     */
    static Dictionary of(PdfRevision before, PdfSignatureOrder order, Signatory signatory, @Nullable PdfField field) {
        String kind = SignatureMessage.isChinese(signatory) ? "adbe.pkcs7.detached" : "ETSI.CAdES.detached";
        Dictionary entries = Dictionary.EMPTY
                .with("Type", new Name("Sig"))
                .with("Filter", new Name("Adobe.PPKLite"))
                .with("SubFilter", new Name(kind))
                .with("M", PdfValue.Text.of(date(order.at())))
                .with("Name", PdfValue.Text.of(order.name()));
        if (order.reason() != null) {
            entries = entries.with("Reason", PdfValue.Text.of(order.reason()));
        }
        PdfValue.Array references = PdfValue.Array.of();
        if (order.certification() != null) {
            references = references.with(transform(
                    "DocMDP",
                    Dictionary.EMPTY.with("P", PdfValue.of(order.certification().level()))));
        }
        if (field != null) {
            requireDemandsMet(before, field, kind);
            if (!PdfPermissions.wished(before, field).locks().isEmpty()) {
                references = references.with(transform("FieldMDP", locking(before, field)));
            }
        }
        return references.values().isEmpty() ? entries : entries.with("Reference", references);
    }

    static String date(Instant at) {
        return DATE.format(at.atOffset(ZoneOffset.UTC));
    }

    private static Dictionary transform(String method, Dictionary parameters) {
        return Dictionary.EMPTY
                .with("Type", new Name("SigRef"))
                .with("TransformMethod", new Name(method))
                .with(
                        "TransformParams",
                        parameters.with("Type", new Name("TransformParams")).with("V", new Name("1.2")));
    }

    /** The field's own lock, said by the signature. */
    private static Dictionary locking(PdfRevision before, PdfField field) {
        Dictionary lock = before.dictionary(field.dictionary().get("Lock"));
        Dictionary parameters = Dictionary.EMPTY;
        for (String key : new String[] {"Action", "Fields", "P"}) {
            PdfValue value = before.resolve(lock.get(key));
            if (!(value instanceof PdfValue.Null)) {
                parameters = parameters.with(key, value);
            }
        }
        return parameters;
    }

    private static void requireDemandsMet(PdfRevision before, PdfField field, String kind) {
        Dictionary demands = before.dictionary(field.dictionary().get("SV"));
        int constraints = demands.index("Ff").orElse(0);
        boolean otherKind = (constraints & 2) != 0
                && before.resolve(demands.get("SubFilter")) instanceof PdfValue.Array kinds
                && !kinds.values().contains(new Name(kind));
        boolean otherFilter = (constraints & 1) != 0
                && demands.name("Filter")
                        .filter(filter -> !filter.equals("Adobe.PPKLite"))
                        .isPresent();
        if (otherKind || otherFilter || (constraints & ~KEPT_CONSTRAINTS) != 0) {
            throw new SigningRefusedException(
                    Code.FIELD_DEMANDS,
                    "The field " + field.name() + " demands a kind of signature that is not written here");
        }
    }
}
