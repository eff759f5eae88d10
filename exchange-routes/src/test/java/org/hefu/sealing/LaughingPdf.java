package org.hefu.sealing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/** A small PDF, sound to whoever looks at its structure, whose page nobody draws or reads to its end. */
final class LaughingPdf {

    private static final int LEVELS = 10;
    private static final int TIMES = 20;

    private LaughingPdf() {}

    /** Each form shows the next one twenty times: ten to the thirteenth in all. */
    static byte[] make() {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDResources resources = null;
            for (int level = 0; level < LEVELS; level++) {
                PDFormXObject form = new PDFormXObject(document);
                form.setBBox(PDRectangle.A4);
                fill(form.getContentStream(), resources == null ? "0 0 9 9 re f\n" : "/F Do\n".repeat(TIMES));
                if (resources != null) {
                    form.setResources(resources);
                }
                resources = new PDResources();
                resources.put(COSName.getPDFName("F"), form);
            }
            page.setResources(resources);
            PDStream content = new PDStream(document);
            fill(content, "/F Do\n".repeat(TIMES));
            page.setContents(content);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(PDStream stream, String content) throws IOException {
        try (OutputStream out = stream.createOutputStream()) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
