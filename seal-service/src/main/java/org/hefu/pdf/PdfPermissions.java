package org.hefu.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a signature forbids to later savings: by a certification (DocMDP) and by the locking of fields (FieldMDP). ISO
 * 32000-2, sections 12.8.2.2 and 12.8.2.4, and table 236. What is said several times holds as the strictest says; what
 * cannot be read closes the document, or locks all fields.
 *
 * @param certification 1 nothing may change, 2 forms may be filled in and signed, 3 comments may be added too; 0 if the
 *     signature certifies nothing
 * @param locks of fields; empty if the signature locks none
 * @param lockLevel what else the locks allow to the whole document, as a certification; 0 if they say nothing
 */
public record PdfPermissions(int certification, List<Lock> locks, int lockLevel) {

    private static final int CLOSED = 1;
    private static final int USUAL = 2;
    private static final int MOST = 3;
    private static final PdfPermissions FREE = new PdfPermissions(0, List.of(), 0);

    /**
     * Fields that have to stay as they are.
     *
     * @param action {@code All}, {@code Include} or {@code Exclude}
     * @param fields the names that the lock includes or excludes
     */
    public record Lock(String action, List<String> fields) {

        private static final Lock ALL = new Lock("All", List.of());
        private static final Set<String> OF_NAMES = Set.of("Include", "Exclude");

        public Lock {
            fields = List.copyOf(fields);
        }

        private static Lock read(PdfRevision revision, PdfValue.Dictionary parameters) {
            if (parameters.repeats()
                    || !(revision.resolve(parameters.get("Action")) instanceof PdfValue.Name action)
                    || !OF_NAMES.contains(action.value())
                    || !(revision.resolve(parameters.get("Fields")) instanceof PdfValue.Array array)) {
                return ALL;
            }
            List<String> names = array.values().stream()
                    .map(revision::resolve)
                    .filter(PdfValue.Text.class::isInstance)
                    .map(name -> ((PdfValue.Text) name).text())
                    .toList();
            return names.size() == array.values().size() ? new Lock(action.value(), names) : ALL;
        }

        /** A name stands for the fields below it, too. */
        private boolean holds(String field) {
            boolean named = fields.stream().anyMatch(name -> field.equals(name) || field.startsWith(name + "."));
            return switch (action) {
                case "Include" -> named;
                case "Exclude" -> !named;
                default -> true;
            };
        }
    }

    public PdfPermissions {
        locks = List.copyOf(locks);
    }

    /** What a signature dictionary says of the document. */
    public static PdfPermissions of(PdfRevision revision, PdfValue.Dictionary signature) {
        if (signature.get("Reference") instanceof PdfValue.Null) {
            return FREE;
        }
        if (!(revision.resolve(signature.get("Reference")) instanceof PdfValue.Array references)) {
            return FREE.certifying(CLOSED);
        }
        PdfPermissions read = FREE;
        for (PdfValue reference : references.values()) {
            read = read.with(revision, revision.resolve(reference));
        }
        return read;
    }

    private PdfPermissions with(PdfRevision revision, PdfValue entry) {
        if (!(entry instanceof PdfValue.Dictionary reference)
                || reference.repeats()
                || !(revision.resolve(reference.get("TransformMethod")) instanceof PdfValue.Name method)) {
            return certifying(CLOSED);
        }
        PdfValue given = reference.get("TransformParams");
        boolean readable = given instanceof PdfValue.Null || revision.resolve(given) instanceof PdfValue.Dictionary;
        PdfValue.Dictionary parameters = revision.dictionary(given);
        return switch (method.value()) {
            case "DocMDP" -> certifying(readable ? level(revision, parameters, USUAL) : CLOSED);
            case "FieldMDP" -> locking(revision, parameters);
            default -> this;
        };
    }

    private static int level(PdfRevision revision, PdfValue.Dictionary parameters, int unsaid) {
        if (parameters.repeats()) {
            return CLOSED;
        }
        if (parameters.get("P") instanceof PdfValue.Null) {
            return unsaid;
        }
        int said = revision.resolve(parameters.get("P")) instanceof PdfValue.Numeric number
                ? number.asIndex().orElse(CLOSED)
                : CLOSED;
        return said >= CLOSED && said <= MOST ? said : CLOSED;
    }

    /** What the signature of a field will have to say, by the field's own wish ({@code /Lock}). */
    public static PdfPermissions wished(PdfRevision revision, PdfField field) {
        PdfValue.Dictionary lock = revision.dictionary(field.dictionary().get("Lock"));
        return lock.entries().isEmpty() ? FREE : FREE.locking(revision, lock);
    }

    private PdfPermissions certifying(int level) {
        return new PdfPermissions(stricter(certification, level), locks, lockLevel);
    }

    private PdfPermissions locking(PdfRevision revision, PdfValue.Dictionary parameters) {
        List<Lock> more = new ArrayList<>(locks);
        more.add(Lock.read(revision, parameters));
        return new PdfPermissions(certification, more, stricter(lockLevel, level(revision, parameters, 0)));
    }

    private static int stricter(int one, int other) {
        return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
    }

    /** The strictest of what is said about the whole document; 0 for nothing. */
    public int level() {
        return stricter(certification, lockLevel);
    }

    /** May nothing be added at all? */
    public boolean isClosed() {
        return level() == CLOSED;
    }

    /** Must this field stay as it is? */
    public boolean locks(String field) {
        return locks.stream().anyMatch(lock -> lock.holds(field));
    }
}
