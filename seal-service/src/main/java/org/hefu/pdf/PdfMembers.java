package org.hefu.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/** Reads the objects that are packed in an object stream, ISO 32000-2, section 7.5.7. */
final class PdfMembers {

    private PdfMembers() {}

    /**
     * In the order in which they stand. Each ends before the next begins: some readers stop there, whatever comes.
     *
     * @param content of the stream, unpacked
     * @param spend is told how many bytes each has
     */
    static List<PdfObject> read(
            PdfObject holder, PdfStructure structure, byte[] content, PdfValueCount count, IntConsumer spend) {
        int size = structure.required("N");
        int first = structure.required("First");
        PdfParser header = new PdfParser(content, 0, count);
        List<Integer> numbers = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            numbers.add(header.index());
            starts.add((int) Math.min((long) first + header.index(), Integer.MAX_VALUE));
        }
        int free = header.position();
        List<PdfObject> members = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < size; i++) {
            PdfParser parser = new PdfParser(content, 0, count);
            parser.moveTo(starts.get(i));
            if (parser.position() < free || !seen.add(numbers.get(i))) {
                throw new PdfFormatException("The objects of object stream " + holder.number() + " overlap");
            }
            members.add(new PdfObject(numbers.get(i), 0, parser.value(), holder.start(), holder.end(), true));
            spend.accept(parser.position() - starts.get(i));
            free = parser.position();
        }
        return List.copyOf(members);
    }
}
