package org.hefu.pdf;

import java.util.List;
import java.util.Optional;

/**
 * What a signature forbids to later savings: by a certification (DocMDP) and by the locking of fields (FieldMDP). ISO
 * 32000-2, sections 12.8.2.2 and 12.8.2.4, and table 236.
 *
 * @param certification 1 nothing may change, 2 forms may be filled in and signed, 3 comments may be added too; 0 if the
 *     signature certifies nothing
 * @param lock {@code All}, {@code Include} or {@code Exclude}; empty if the signature locks no fields
 * @param fields the names that the lock includes or excludes
 * @param lockLevel what else the lock allows to the whole document, as a certification; 0 if it says nothing
 */
public record PdfPermissions(int certification, Optional<String> lock, List<String> fields, int lockLevel) {

    private static final PdfPermissions FREE = new PdfPermissions(0, Optional.empty(), List.of(), 0);

    public PdfPermissions {
        fields = List.copyOf(fields);
    }

    /** What a signature dictionary says of the document. */
    public static PdfPermissions of(PdfRevision revision, PdfValue.Dictionary signature) {
        PdfPermissions read = FREE;
        if (revision.resolve(signature.get("Reference")) instanceof PdfValue.Array references) {
            for (PdfValue entry : references.values()) {
                PdfValue.Dictionary reference = revision.dictionary(entry);
                PdfValue.Dictionary parameters = revision.dictionary(reference.get("TransformParams"));
                read = switch (reference.name("TransformMethod").orElse("")) {
                    case "DocMDP" ->
                        new PdfPermissions(
                                parameters.index("P").orElse(2), read.lock(), read.fields(), read.lockLevel());
                    case "FieldMDP" -> read.locking(revision, parameters);
                    default -> read;
                };
            }
        }
        return read;
    }

    /** What the signature of a field will have to say, by the field's own wish ({@code /Lock}). */
    public static PdfPermissions wished(PdfRevision revision, PdfField field) {
        PdfValue.Dictionary lock = revision.dictionary(field.dictionary().get("Lock"));
        return lock.entries().isEmpty() ? FREE : FREE.locking(revision, lock);
    }

    private PdfPermissions locking(PdfRevision revision, PdfValue.Dictionary parameters) {
        List<String> names = revision.resolve(parameters.get("Fields")) instanceof PdfValue.Array array
                ? array.values().stream()
                        .map(revision::resolve)
                        .filter(PdfValue.Text.class::isInstance)
                        .map(name -> ((PdfValue.Text) name).text())
                        .toList()
                : List.of();
        return new PdfPermissions(
                certification,
                Optional.of(parameters.name("Action").orElse("All")),
                names,
                parameters.index("P").orElse(0));
    }

    /** The strictest of what is said about the whole document; 0 for nothing. */
    public int level() {
        return certification == 0 || lockLevel == 0
                ? Math.max(certification, lockLevel)
                : Math.min(certification, lockLevel);
    }

    /** May nothing be added at all? */
    public boolean isClosed() {
        return level() == 1;
    }

    /** Must this field stay as it is? A name stands for the fields below it, too. */
    public boolean locks(String field) {
        boolean named = fields.stream().anyMatch(name -> field.equals(name) || field.startsWith(name + "."));
        return switch (lock.orElse("")) {
            case "" -> false;
            case "Include" -> named;
            case "Exclude" -> !named;
            default -> true;
        };
    }
}
