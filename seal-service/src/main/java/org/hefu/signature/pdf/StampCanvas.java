package org.hefu.signature.pdf;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import org.hefu.pdf.Outlines;
import org.hefu.pdf.PdfValue;

/** Writes lines and surfaces by ISO 32000-2, section 8.5. The origin is at the lower left corner; units are points. */
public final class StampCanvas implements Outlines.Pen {

    private final StringBuilder content = new StringBuilder(4096);

    StampCanvas() {}

    public void setStrokingColor(Color color) {
        colour(color, "RG");
    }

    public void setNonStrokingColor(Color color) {
        colour(color, "rg");
    }

    private void colour(Color color, String operator) {
        add(operator, color.getRed() / 255.0, color.getGreen() / 255.0, color.getBlue() / 255.0);
    }

    public void setLineWidth(double width) {
        add("w", width);
    }

    /** Rounds the corners and ends of lines. */
    public void setRoundLines() {
        add("j", 1);
        add("J", 1);
    }

    @Override
    public void moveTo(double x, double y) {
        add("m", x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        add("l", x, y);
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double x3, double y3) {
        add("c", x1, y1, x2, y2, x3, y3);
    }

    public void addRect(double x, double y, double width, double height) {
        add("re", x, y, width, height);
    }

    @Override
    public void closePath() {
        add("h");
    }

    public void stroke() {
        add("S");
    }

    public void closeAndStroke() {
        add("s");
    }

    /** By the nonzero winding rule. */
    public void fill() {
        add("f");
    }

    /** By the nonzero winding rule. */
    public void fillAndStroke() {
        add("B");
    }

    /** By the even-odd rule. */
    public void fillEvenOdd() {
        add("f*");
    }

    private void add(String operator, double... operands) {
        for (double operand : operands) {
            content.append(PdfValue.of(operand).token()).append(' ');
        }
        content.append(operator).append('\n');
    }

    byte[] content() {
        return content.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
