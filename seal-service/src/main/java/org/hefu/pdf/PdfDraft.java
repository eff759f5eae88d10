package org.hefu.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Draws a calm official paper on A4: what is added first stands first. Chinese and Latin, fonts embedded.
 *
 * <p>The same calls with the same instant give the same bytes. Not safe for use by several threads.
 */
public final class PdfDraft {

    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    private final Instant madeAt;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final SortedMap<String, String> metadata = new TreeMap<>();
    private final COSDictionary destinations = new COSDictionary();
    private final Set<Integer> missing = new TreeSet<>();
    private String title = "";
    private String foot = "";
    private String numbering = "第 {0} 页，共 {1} 页";

    /**
     * @param madeAt when the paper is made; it stands in the file
     */
    public PdfDraft(Instant madeAt) {
        this.madeAt = madeAt;
    }

    public PdfDraft title(String text) {
        title = text;
        blocks.add(HeadingBlock.title(text));
        return this;
    }

    public PdfDraft subtitle(String text) {
        blocks.add(HeadingBlock.subtitle(text));
        return this;
    }

    /**
     * @param labelsAndValues label, value, label, value and so on
     */
    public PdfDraft fields(String... labelsAndValues) {
        if (labelsAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Each label needs a value; got " + labelsAndValues.length + " texts");
        }
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            pairs.add(List.of(labelsAndValues[i], labelsAndValues[i + 1]));
        }
        blocks.add(new FieldsBlock(List.copyOf(pairs)));
        return this;
    }

    /** Each label with its value, in the order of the map. */
    public PdfDraft fields(Map<String, String> valuesByLabel) {
        blocks.add(new FieldsBlock(valuesByLabel.entrySet().stream()
                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                .toList()));
        return this;
    }

    /**
     * @param rows each with one cell for each column
     */
    public PdfDraft table(List<String> header, List<List<String>> rows) {
        blocks.add(new TableBlock(header, rows));
        return this;
    }

    public PdfDraft paragraph(String text) {
        blocks.add(new ParagraphBlock(text));
        return this;
    }

    /**
     * @param content what a reader of the code gets; UTF-8
     * @param caption stands beside the code
     */
    public PdfDraft qrCode(String content, String caption) {
        blocks.add(new QrCodeBlock(content, caption));
        return this;
    }

    /** Writes issuer and date at the lower right, and keeps that place for the seal. */
    public PdfDraft signOff(String issuer, String date) {
        blocks.add(new SignOffBlock(issuer, date, destinations));
        return this;
    }

    /** Stands at the foot of every page, beside the page number. */
    public PdfDraft foot(String text) {
        foot = text;
        return this;
    }

    /**
     * Writes page numbers otherwise than in Chinese.
     *
     * @param pattern for {@link java.text.MessageFormat}, of the number and the count of pages
     */
    public PdfDraft numbering(String pattern) {
        numbering = pattern;
        return this;
    }

    /**
     * Puts a file into the paper.
     *
     * @param name must not come twice
     */
    public PdfDraft attach(String name, String mediaType, byte[] bytes) {
        if (attachments.stream().anyMatch(other -> other.name().equals(name))) {
            throw new IllegalArgumentException("The paper has an attachment '" + name + "' already");
        }
        attachments.add(new Attachment(name, mediaType, bytes));
        return this;
    }

    /**
     * Says something about the paper to programs that read it.
     *
     * @param key letters and digits, as in {@code caseNumber}
     */
    public PdfDraft metadata(String key, String value) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("A metadata key looks like caseNumber; got '" + key + "'");
        }
        metadata.put(key, value);
        return this;
    }

    /** After {@link #write}: the characters that no font has and that were drawn as 〓. */
    public Set<String> missingCharacters() {
        Set<String> characters = new TreeSet<>();
        missing.forEach(character -> characters.add(Character.toString(character)));
        return characters;
    }

    /** The finished PDF file. */
    public byte[] write() {
        try (PDDocument document = new PDDocument()) {
            PaperFonts fonts = new PaperFonts(document);
            try (Paper paper = new Paper(document, fonts)) {
                for (Block block : blocks) {
                    block.draw(paper);
                }
                paper.foot(foot, numbering);
            }
            missing.addAll(fonts.missing());
            if (destinations.size() > 0) {
                document.getDocumentCatalog().getCOSObject().setItem("Dests", destinations);
            }
            Attachment.putInto(document, attachments, madeAt);
            new PaperDetails(title, madeAt, metadata).putInto(document);
            document.setVersion(1.7f);
            document.setDocumentId(identifier());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The paper cannot be drawn", e);
        }
    }

    /** The library would take the time of day; the same draft shall give the same file. */
    private long identifier() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((title + madeAt + metadata).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had in this Java", e);
        }
    }
}
