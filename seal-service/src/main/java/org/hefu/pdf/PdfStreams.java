package org.hefu.pdf;

import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks the streams that hold the structure of a file, ISO 32000-2, sections 7.4.4 and 7.5.7, within a limit. */
final class PdfStreams {

    private static final int LARGEST = 32 << 20;
    private static final int PNG_PREDICTORS = 10;
    /** Keys of which some readers hold that they say how a stream is packed, and others that they say nothing. */
    private static final List<String> READ_BY_SOME = List.of("F", "FFilter", "FDecodeParms", "DP");

    /** What may still be unpacked for this file. */
    private int left = 2 * LARGEST;

    byte[] unpack(PdfValue.Stream stream) {
        if (READ_BY_SOME.stream().anyMatch(stream.dictionary().entries()::containsKey)) {
            throw new PdfFormatException("A stream of the file's structure lies elsewhere, or is packed twice");
        }
        PdfValue filter = only(stream.dictionary().get("Filter"));
        byte[] data = stream.data().toBytes();
        if (filter instanceof PdfValue.Null) {
            return data;
        }
        if (!new PdfValue.Name("FlateDecode").equals(filter)) {
            throw new PdfFormatException("The file's structure is packed in a way that is not known here");
        }
        byte[] unpacked = inflate(data);
        left -= unpacked.length;
        return switch (only(stream.dictionary().get("DecodeParms"))) {
            case PdfValue.Null none -> unpacked;
            case PdfValue.Dictionary parameters -> withoutPredictor(unpacked, new PdfStructure(parameters));
            default -> throw new PdfFormatException("A stream of the file's structure is packed in a way of its own");
        };
    }

    private static PdfValue only(PdfValue value) {
        return value instanceof PdfValue.Array array && array.values().size() == 1
                ? array.values().getFirst()
                : value;
    }

    private byte[] inflate(byte[] data) {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(data);
            byte[] out = new byte[Math.min(left, Math.max(1024, data.length * 4))];
            int length = 0;
            while (!inflater.finished()) {
                int read = inflater.inflate(out, length, out.length - length);
                length += read;
                if (length == out.length) {
                    if (length >= Math.min(left, LARGEST)) {
                        throw new PdfFormatException("A stream of the file's structure unpacks to too many bytes");
                    }
                    out = Arrays.copyOf(out, Math.min(Math.min(left, LARGEST), out.length * 2));
                } else if (read == 0) {
                    throw new PdfFormatException("A stream of the file's structure is cut short");
                }
            }
            return Arrays.copyOf(out, length);
        } catch (DataFormatException e) {
            throw new PdfFormatException("A stream of the file's structure is damaged");
        }
    }

    private static byte[] withoutPredictor(byte[] data, PdfStructure parameters) {
        int predictor = parameters.index("Predictor").orElse(1);
        if (predictor == 1) {
            return data;
        }
        int columns = parameters.index("Columns").orElse(1);
        if (predictor < PNG_PREDICTORS
                || columns < 1
                || columns > 1024
                || parameters.index("Colors").orElse(1) != 1
                || parameters.index("BitsPerComponent").orElse(8) != 8
                || data.length % (columns + 1) != 0) {
            throw new PdfFormatException("A stream of the file's structure has a predictor that is not known here");
        }
        int rows = data.length / (columns + 1);
        byte[] out = new byte[rows * columns];
        for (int row = 0; row < rows; row++) {
            undo(data, row, columns, out);
        }
        return out;
    }

    /** One row of PNG filtering (RFC 2083, section 6) with one byte a pixel. */
    private static void undo(byte[] data, int row, int columns, byte[] out) {
        int from = row * (columns + 1);
        int to = row * columns;
        int kind = data[from];
        for (int i = 0; i < columns; i++) {
            int left = i == 0 ? 0 : out[to + i - 1] & 0xFF;
            int up = row == 0 ? 0 : out[to + i - columns] & 0xFF;
            int upLeft = i == 0 || row == 0 ? 0 : out[to + i - columns - 1] & 0xFF;
            int prediction = switch (kind) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> paeth(left, up, upLeft);
                default -> throw new PdfFormatException("A stream of the file's structure is damaged");
            };
            out[to + i] = (byte) (data[from + 1 + i] + prediction);
        }
    }

    private static int paeth(int left, int up, int upLeft) {
        int estimate = left + up - upLeft;
        int byLeft = Math.abs(estimate - left);
        int byUp = Math.abs(estimate - up);
        int byUpLeft = Math.abs(estimate - upLeft);
        if (byLeft <= byUp && byLeft <= byUpLeft) {
            return left;
        }
        return byUp <= byUpLeft ? up : upLeft;
    }
}
