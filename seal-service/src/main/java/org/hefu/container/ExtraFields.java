package org.hefu.container;

import static org.hefu.container.Bytes.u16;

import java.util.List;
import java.util.Set;
import org.hefu.container.ZipFault.Kind;

/** The extra fields of an entry, APPNOTE 6.3.3, section 4.5: those that only tell times and owners mean no harm. */
final class ExtraFields {

    private static final int JAR = 0xCAFE;
    private static final Set<Integer> HARMLESS = Set.of(0x5455, 0x5855, 0x7855, 0x7875, 0x000A, JAR);

    private ExtraFields() {}

    static void check(byte[] bytes, int start, int length, String name, List<ZipFault> faults) {
        int position = start;
        int end = start + length;
        while (position + 4 <= end) {
            int kind = u16(bytes, position);
            int size = u16(bytes, position + 2);
            if (!HARMLESS.contains(kind) || (kind == JAR && size > 0)) {
                faults.add(new ZipFault(Kind.UNKNOWN_FIELD, String.format("%04X of %s", kind, name)));
            }
            position += 4 + size;
        }
        if (position != end) {
            faults.add(new ZipFault(Kind.UNKNOWN_FIELD, "the extra fields of " + name + " are malformed"));
        }
    }
}
