package org.hefu.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Finds where words stand on the pages of a document, for seals that are set at a keyword. Bounded neither in time nor in
 * memory: a document from outside is searched in a process of its own.
 */
public final class KeywordPlaces {

    private static final float POINTS_A_MILLIMETRE = 72f / 25.4f;

    private KeywordPlaces() {}

    /**
     * A word on a page; the smallest box around it, if it goes on in the next line.
     *
     * @param page counted from 1
     * @param left millimetres from the left edge of the page, as it is shown
     * @param top millimetres from the upper edge of the page, as it is shown
     * @param width millimetres
     * @param height millimetres
     */
    public record Found(int page, float left, float top, float width, float height) {}

    /**
     * The places of a keyword, in the order of the pages. It is found within a page, whatever blanks and ends of lines are
     * between its characters.
     *
     * @throws PdfFormatException if the document cannot be read
     */
    public static List<Found> find(byte[] pdf, String keyword) {
        String wanted = wanted(keyword);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<Found> found = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                found.addAll(onPage(document, page, wanted));
            }
            return List.copyOf(found);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Where a keyword stands last.
     *
     * @throws PdfFormatException if the document cannot be read
     */
    public static Optional<Found> last(byte[] pdf, String keyword) {
        String wanted = wanted(keyword);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = document.getNumberOfPages(); page >= 1; page--) {
                List<Found> found = onPage(document, page, wanted);
                if (!found.isEmpty()) {
                    return Optional.of(found.getLast());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static String wanted(String keyword) {
        String wanted = keyword.replaceAll("\\s", "");
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("A keyword has at least one character");
        }
        return wanted;
    }

    private static PdfFormatException unreadable(IOException e) {
        return new PdfFormatException("The text of the document cannot be read: " + e.getMessage());
    }

    private static List<Found> onPage(PDDocument document, int page, String wanted) throws IOException {
        Search search = new Search(document.getPage(page - 1).getUserUnit(), page);
        search.writeText(document, Writer.nullWriter());
        return search.all(wanted);
    }

    private static final class Search extends PDFTextStripper {

        private final float millimetres;
        private final int page;
        private final StringBuilder text = new StringBuilder();
        private final List<TextPosition> places = new ArrayList<>();

        Search(float userUnit, int page) {
            this.millimetres = userUnit / POINTS_A_MILLIMETRE;
            this.page = page;
            setSortByPosition(true);
            setStartPage(page);
            setEndPage(page);
        }

        @Override
        protected void writeString(String line, List<TextPosition> positions) {
            for (TextPosition position : positions) {
                String characters = position.getUnicode().replaceAll("\\s", "");
                text.append(characters);
                for (int i = 0; i < characters.length(); i++) {
                    places.add(position);
                }
            }
        }

        List<Found> all(String wanted) {
            List<Found> found = new ArrayList<>();
            for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
                found.add(around(places.subList(at, at + wanted.length())));
            }
            return found;
        }

        private Found around(List<TextPosition> characters) {
            float left = Float.MAX_VALUE;
            float top = Float.MAX_VALUE;
            float right = -Float.MAX_VALUE;
            float bottom = -Float.MAX_VALUE;
            for (TextPosition character : characters) {
                left = Math.min(left, character.getXDirAdj());
                top = Math.min(top, character.getYDirAdj() - character.getHeightDir());
                right = Math.max(right, character.getXDirAdj() + character.getWidthDirAdj());
                bottom = Math.max(bottom, character.getYDirAdj());
            }
            return new Found(
                    page,
                    left * millimetres,
                    top * millimetres,
                    (right - left) * millimetres,
                    (bottom - top) * millimetres);
        }
    }
}
