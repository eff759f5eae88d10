package org.hefu.pdf;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table whose header is repeated on every sheet; cells wrap, and a row longer than a sheet goes on overleaf. */
record TableBlock(List<String> header, List<List<String>> rows) implements Block {

    private static final float SIZE = 9.5f;
    private static final float LEADING = 14;
    private static final float PADDING = 4.5f;

    TableBlock {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "A row has one cell for each of the " + header.size() + " columns; got " + row.size());
            }
        }
    }

    @Override
    public void draw(Paper paper) throws IOException {
        float[] widths = widths(paper);
        paper.down(6);
        List<List<String>> head = wrap(paper, header, widths);
        paper.reserve(height(head) * 2 + LEADING);
        drawHead(paper, head, widths);
        for (List<String> row : rows) {
            List<List<String>> cells = wrap(paper, row, widths);
            while (height(cells) > 0) {
                if (!paper.fits(height(cells)) && !(tall(cells) && paper.fits(4 * LEADING))) {
                    paper.newPage();
                    drawHead(paper, head, widths);
                }
                cells = drawRow(paper, cells, widths, Paper.INK);
            }
        }
        paper.down(10);
    }

    private void drawHead(Paper paper, List<List<String>> head, float[] widths) throws IOException {
        paper.shade(Paper.LEFT, height(head), Paper.WIDTH);
        paper.rule(Paper.LEFT, Paper.RIGHT, 0.8f, Paper.SOFT);
        drawRow(paper, head, widths, Paper.SOFT);
    }

    /** Draws as many lines of the row as fit, and returns the rest. */
    private static List<List<String>> drawRow(Paper paper, List<List<String>> cells, float[] widths, Color colour)
            throws IOException {
        int lines = 0;
        int most = cells.stream().mapToInt(List::size).max().orElse(0);
        while (lines < most && paper.fits((lines + 1) * LEADING + 2 * PADDING)) {
            lines++;
        }
        float x = Paper.LEFT;
        List<List<String>> rest = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            List<String> cell = cells.get(column);
            for (int i = 0; i < Math.min(lines, cell.size()); i++) {
                paper.write(cell.get(i), x + PADDING, PADDING + 10 + i * LEADING, SIZE, colour);
            }
            rest.add(cell.subList(Math.min(lines, cell.size()), cell.size()));
            x += widths[column];
        }
        paper.down(lines * LEADING + 2 * PADDING);
        paper.rule(Paper.LEFT, Paper.RIGHT, 0.5f, Paper.LINE);
        return rest;
    }

    private static boolean tall(List<List<String>> cells) {
        return height(cells) > 400;
    }

    private static float height(List<List<String>> cells) {
        int lines = cells.stream().mapToInt(List::size).max().orElse(0);
        return lines == 0 ? 0 : lines * LEADING + 2 * PADDING;
    }

    private static List<List<String>> wrap(Paper paper, List<String> row, float[] widths) {
        List<List<String>> cells = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            cells.add(paper.lines(row.get(column), SIZE, widths[column] - 2 * PADDING));
        }
        return cells;
    }

    /** A column that needs less than its share gets what it needs; the others share the rest evenly. */
    private float[] widths(Paper paper) {
        float[] widths = new float[header.size()];
        List<Integer> open = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            widths[column] = needed(paper, column);
            open.add(column);
        }
        open.sort((one, other) -> Float.compare(widths[one], widths[other]));
        float left = Paper.WIDTH;
        while (!open.isEmpty()) {
            int narrowest = open.removeFirst();
            float share = left / (open.size() + 1);
            widths[narrowest] = open.isEmpty() ? left : Math.min(widths[narrowest], share);
            left -= widths[narrowest];
        }
        return widths;
    }

    private float needed(Paper paper, int column) {
        float widest = paper.width(header.get(column), SIZE);
        for (List<String> row : rows) {
            widest = Math.max(widest, paper.width(row.get(column), SIZE));
        }
        return widest + 2 * PADDING + 2;
    }
}
