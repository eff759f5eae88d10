package org.hefu.pdf;

/**
 * An object of a file.
 *
 * @param start where its number stands in the file; of an object in an object stream, where that stream stands
 * @param end just after it in the file
 * @param packed true if it lies in an object stream
 */
public record PdfObject(int number, int generation, PdfValue value, int start, int end, boolean packed) {}
