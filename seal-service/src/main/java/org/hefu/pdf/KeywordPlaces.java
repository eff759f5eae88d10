package org.hefu.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Finds where words stand on the pages of a document, for seals that are set at a keyword. */
public final class KeywordPlaces {

    private static final float POINTS_A_MILLIMETRE = 72f / 25.4f;

    private KeywordPlaces() {}

    /**
     * A word on a page.
     *
     * @param page counted from 1
     * @param left millimetres from the left edge of the page, as it is shown
     * @param top millimetres from the upper edge of the page, as it is shown
     * @param width millimetres
     * @param height millimetres
     */
    public record Found(int page, float left, float top, float width, float height) {}

    /**
     * The places of a keyword, in the order of the pages. It is found within a line, whatever blanks are between its
     * characters.
     *
     * @throws PdfFormatException if the document cannot be read
     */
    public static List<Found> find(byte[] pdf, String keyword) {
        String wanted = keyword.replaceAll("\\s", "");
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("A keyword has at least one character");
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Search search = new Search(document, wanted);
            search.writeText(document, Writer.nullWriter());
            return List.copyOf(search.found);
        } catch (IOException e) {
            throw new PdfFormatException("The text of the document cannot be read: " + e.getMessage());
        }
    }

    private static final class Search extends PDFTextStripper {

        private final PDDocument searched;
        private final String wanted;
        private final List<Found> found = new ArrayList<>();

        Search(PDDocument searched, String wanted) {
            this.searched = searched;
            this.wanted = wanted;
            setSortByPosition(true);
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            StringBuilder line = new StringBuilder();
            List<TextPosition> places = new ArrayList<>();
            for (TextPosition position : positions) {
                String characters = position.getUnicode().replaceAll("\\s", "");
                line.append(characters);
                for (int i = 0; i < characters.length(); i++) {
                    places.add(position);
                }
            }
            for (int at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + 1)) {
                add(places.get(at), places.get(at + wanted.length() - 1));
            }
        }

        private void add(TextPosition first, TextPosition last) {
            float unit = searched.getPage(getCurrentPageNo() - 1).getUserUnit() / POINTS_A_MILLIMETRE;
            float height = Math.max(first.getHeightDir(), last.getHeightDir());
            found.add(new Found(
                    getCurrentPageNo(),
                    first.getXDirAdj() * unit,
                    (first.getYDirAdj() - height) * unit,
                    (last.getXDirAdj() + last.getWidthDirAdj() - first.getXDirAdj()) * unit,
                    height * unit));
        }
    }
}
