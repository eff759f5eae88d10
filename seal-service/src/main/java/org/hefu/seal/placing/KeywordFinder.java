package org.hefu.seal.placing;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Finds where a keyword stands last in a PDF document; blanks do not count. */
final class KeywordFinder extends PDFTextStripper {

    private final StringBuilder text = new StringBuilder();
    private final List<TextPosition> places = new ArrayList<>();

    private KeywordFinder() {}

    /** The middle of a keyword, in points from the lower left corner of its page. */
    record Found(int page, double x, double y) {}

    static Optional<Found> last(PDDocument document, String keyword) throws IOException {
        String sought = keyword.replaceAll("\\s", "");
        for (int page = document.getNumberOfPages(); page >= 1; page--) {
            KeywordFinder finder = new KeywordFinder();
            finder.setSortByPosition(true);
            finder.setStartPage(page);
            finder.setEndPage(page);
            finder.writeText(document, Writer.nullWriter());
            int at = finder.text.lastIndexOf(sought);
            if (at >= 0) {
                return Optional.of(middle(page, finder.places.get(at), finder.places.get(at + sought.length() - 1)));
            }
        }
        return Optional.empty();
    }

    private static Found middle(int page, TextPosition first, TextPosition last) {
        double from = first.getTextMatrix().getTranslateX();
        double to = last.getTextMatrix().getTranslateX() + last.getWidth();
        double baseline = first.getTextMatrix().getTranslateY();
        return new Found(page, (from + to) / 2, baseline + first.getHeight() / 2);
    }

    @Override
    protected void writeString(String line, List<TextPosition> characters) {
        for (TextPosition character : characters) {
            String shown = character.getUnicode();
            for (int i = 0; i < shown.length(); i++) {
                if (!Character.isWhitespace(shown.charAt(i))) {
                    text.append(shown.charAt(i));
                    places.add(character);
                }
            }
        }
    }
}
