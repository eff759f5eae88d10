package org.hefu.ofd;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hefu.pdf.QrCode;

/**
 * Draws a calm official paper on A4 as an OFD file: what is added first stands first. Chinese and Latin, fonts embedded.
 *
 * <p>The same calls with the same instant give the same bytes. Not safe for use by several threads.
 */
public final class OfdDraft {

    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern FILE_NAME =
            Pattern.compile("[^/\\\\:*?\"<>|\\p{Cntrl}.][^/\\\\:*?\"<>|\\p{Cntrl}]{0,99}");
    private static final double TITLE = 7;
    private static final double SUBTITLE = 4.4;
    private static final double TEXT = 3.9;
    private static final double LEADING = 6.4;
    private static final double LABEL_WIDTH = 38;
    private static final double PADDING = 1.8;
    private static final double CODE_SIDE = 28;

    private final Instant madeAt;
    private final OfdPackageWriter out = new OfdPackageWriter();
    private final List<Consumer<OfdPaper>> blocks = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private String title = "";
    private String foot = "";

    /**
     * @param madeAt when the paper is made; its date stands in the file
     */
    public OfdDraft(Instant madeAt) {
        this.madeAt = madeAt;
    }

    public OfdDraft title(String text) {
        title = text;
        return heading(text, TITLE, OfdPaper.INK);
    }

    public OfdDraft subtitle(String text) {
        return heading(text, SUBTITLE, OfdPaper.SOFT);
    }

    private OfdDraft heading(String text, double size, String colour) {
        blocks.add(paper -> {
            for (String line : OfdLines.of(text, size, OfdPaper.WIDTH)) {
                paper.reserve(size * 2);
                double left = OfdPaper.LEFT + (OfdPaper.WIDTH - OfdFont.width(line, size)) / 2;
                paper.write(line, left, 0, size, colour);
                paper.down(size * 1.6);
            }
            paper.down(2);
        });
        return this;
    }

    /** Each label with its value, in the order of the map, between hairlines. */
    public OfdDraft fields(Map<String, String> valuesByLabel) {
        Map<String, String> fields = new LinkedHashMap<>(valuesByLabel);
        blocks.add(paper -> {
            paper.down(2);
            paper.rule(0.3, OfdPaper.SOFT);
            fields.forEach((label, value) -> field(paper, label, value));
            paper.down(3);
        });
        return this;
    }

    private static void field(OfdPaper paper, String label, String value) {
        List<String> labels = OfdLines.of(label, TEXT, LABEL_WIDTH - 2 * PADDING);
        List<String> values = OfdLines.of(value, TEXT, OfdPaper.WIDTH - LABEL_WIDTH - 2 * PADDING);
        int lines = Math.max(labels.size(), values.size());
        paper.reserve(lines * LEADING + 2 * PADDING);
        paper.down(PADDING);
        for (int i = 0; i < lines; i++) {
            if (i < labels.size()) {
                paper.write(labels.get(i), OfdPaper.LEFT + PADDING, i * LEADING, TEXT, OfdPaper.SOFT);
            }
            if (i < values.size()) {
                paper.write(values.get(i), OfdPaper.LEFT + LABEL_WIDTH + PADDING, i * LEADING, TEXT, OfdPaper.INK);
            }
        }
        paper.down(lines * LEADING + PADDING - 1);
        paper.rule(0.2, OfdPaper.LINE);
    }

    public OfdDraft paragraph(String text) {
        blocks.add(paper -> {
            for (String line : OfdLines.of(text, TEXT, OfdPaper.WIDTH)) {
                paper.reserve(LEADING);
                paper.write(line, OfdPaper.LEFT, 0, TEXT, OfdPaper.INK);
                paper.down(LEADING);
            }
            paper.down(2);
        });
        return this;
    }

    /**
     * A QR code (GB/T 18284) with a caption beside it.
     *
     * @param content what a reader of the code gets; UTF-8
     */
    public OfdDraft qrCode(String content, String caption) {
        QrCode code = QrCode.of(content);
        blocks.add(paper -> {
            paper.reserve(CODE_SIDE + 4);
            paper.down(2);
            squares(paper, code);
            double below = 4;
            for (String line : OfdLines.of(caption, TEXT, OfdPaper.WIDTH - CODE_SIDE - 6)) {
                paper.write(line, OfdPaper.LEFT + CODE_SIDE + 6, below, TEXT, OfdPaper.SOFT);
                below += LEADING;
            }
            paper.down(CODE_SIDE + 2);
        });
        return this;
    }

    private static void squares(OfdPaper paper, QrCode code) {
        StringBuilder path = new StringBuilder();
        for (QrCode.Bar bar : code.bars(CODE_SIDE)) {
            String left = OfdBox.number(bar.left());
            String right = OfdBox.number(bar.left() + bar.width());
            String top = OfdBox.number(bar.top());
            String bottom = OfdBox.number(bar.top() + bar.height());
            path.append(
                    "M %s %s L %s %s L %s %s L %s %s C ".formatted(left, top, right, top, right, bottom, left, bottom));
        }
        paper.fill(
                new OfdBox(OfdPaper.LEFT, paper.y(), CODE_SIDE, CODE_SIDE),
                "0 0 0",
                path.toString().strip());
    }

    /**
     * A picture at the left margin.
     *
     * @param format PNG, JPG or BMP
     * @param width millimetres
     * @param height millimetres
     */
    public OfdDraft picture(String format, byte[] bytes, double width, double height) {
        int resource = out.picture(format, bytes);
        blocks.add(paper -> {
            paper.reserve(height + 2);
            paper.picture(new OfdBox(OfdPaper.LEFT, paper.y(), width, height), resource);
            paper.down(height + 2);
        });
        return this;
    }

    /** Writes issuer and date at the lower right, where a seal can be set on the issuer's name. */
    public OfdDraft signOff(String issuer, String date) {
        blocks.add(paper -> {
            paper.reserve(40);
            paper.down(14);
            for (String line : List.of(issuer, date)) {
                double left = OfdPaper.RIGHT - 8 - OfdFont.width(line, TEXT);
                paper.write(line, Math.max(OfdPaper.LEFT, left), 0, TEXT, OfdPaper.INK);
                paper.down(LEADING + 1);
            }
            paper.down(10);
        });
        return this;
    }

    /** Stands at the foot of every page, beside the page number. */
    public OfdDraft foot(String text) {
        foot = text;
        return this;
    }

    /** What is added next stands on a new page. */
    public OfdDraft newPage() {
        blocks.add(OfdPaper::newPage);
        return this;
    }

    /**
     * Puts a file into the paper.
     *
     * @param name must not come twice
     */
    public OfdDraft attach(String name, byte[] bytes) {
        if (!FILE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "An attachment is named as a file is, as in data.json; got '" + name + "'");
        }
        out.attach(name, bytes);
        return this;
    }

    /**
     * Says something about the paper to programs that read it, in CustomDatas.
     *
     * @param key letters, digits and underscores, as in {@code ZZBS} or {@code KZ_BDCQZH}
     */
    public OfdDraft metadata(String key, String value) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("A metadata key looks like ZZBS; got '" + key + "'");
        }
        metadata.put(key, value);
        return this;
    }

    /** The finished OFD file. */
    public byte[] write() {
        OfdPaper paper = new OfdPaper(out.ids());
        blocks.forEach(block -> block.accept(paper));
        paper.foot(foot);
        return out.write(title, madeAt, metadata, paper);
    }
}
