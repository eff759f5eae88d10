package org.hefu.pdf;

/**
 * How many values may still be read from one file. A byte of the file can become a value of seventy bytes in memory, so
 * counting bytes does not bound what a hostile file costs.
 */
final class PdfValueCount {

    /** About 140 MB; a file of 20 MB with nothing in it but its structure needs about as many. */
    private static final int MOST = 2_000_000;

    private int left = MOST;

    /**
     * Takes one more.
     *
     * @throws PdfFormatException if there are too many
     */
    void take() {
        if (--left < 0) {
            throw new PdfFormatException("The structure of the file has more than " + MOST + " values");
        }
    }
}
