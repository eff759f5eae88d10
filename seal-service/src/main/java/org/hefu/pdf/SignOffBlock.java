package org.hefu.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;

/**
 * Who issues the paper, and the date, at the lower right, with room for the round seal that is set over them; its place
 * is kept in the file as the destination {@link SealPlace#DESTINATION}.
 */
record SignOffBlock(String issuer, String date, COSDictionary destinations) implements Block {

    private static final float SIZE = 11;
    private static final float SIDE = SealPlace.SIDE * Paper.MILLIMETRE;
    private static final float FIRST_LINE = SIDE * 0.46f;

    @Override
    public void draw(Paper paper) throws IOException {
        paper.reserve(SIDE + 10);
        paper.down(6);
        float centre =
                Math.min(Paper.RIGHT - SIDE / 2, Paper.RIGHT - paper.width(issuer, SIZE) / 2 - 6 * Paper.MILLIMETRE);
        paper.write(issuer, centre - paper.width(issuer, SIZE) / 2, FIRST_LINE, SIZE, Paper.INK);
        paper.write(date, centre - paper.width(date, SIZE) / 2, FIRST_LINE + 20, SIZE, Paper.INK);
        COSArray place = new COSArray();
        place.add(paper.page().getCOSObject());
        place.add(COSName.getPDFName("XYZ"));
        place.add(new COSFloat(centre - SIDE / 2));
        place.add(new COSFloat(paper.y()));
        place.add(COSNull.NULL);
        destinations.setItem(SealPlace.DESTINATION, place);
        paper.down(SIDE + 4);
    }
}
