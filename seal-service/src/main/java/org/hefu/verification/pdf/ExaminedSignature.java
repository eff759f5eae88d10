package org.hefu.verification.pdf;

import java.time.Instant;
import java.util.Optional;
import org.hefu.certificate.TrustStore;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfValue;
import org.hefu.verification.cms.ExaminedMessage;
import org.jspecify.annotations.Nullable;

/** A signature with all that its checks look at; what is missing in it is empty here. */
final class ExaminedSignature {

    private final byte[] bytes;
    private final PdfFile file;
    private final FoundSignature found;
    private final TrustStore trust;
    private final Instant now;
    private final @Nullable ByteRange range;
    private final @Nullable SignatureContents contents;

    ExaminedSignature(byte[] bytes, PdfFile file, FoundSignature found, TrustStore trust, Instant now) {
        this.bytes = bytes;
        this.file = file;
        this.found = found;
        this.trust = trust;
        this.now = now;
        this.range = found.range(bytes.length).orElse(null);
        this.contents = range == null
                ? null
                : found.isTimestamp() ? SignatureContents.readRaw(bytes, range) : SignatureContents.read(bytes, range);
    }

    byte[] bytes() {
        return bytes;
    }

    PdfFile file() {
        return file;
    }

    FoundSignature found() {
        return found;
    }

    TrustStore trust() {
        return trust;
    }

    Instant now() {
        return now;
    }

    Optional<ByteRange> range() {
        return Optional.ofNullable(range);
    }

    Optional<SignatureContents> contents() {
        return Optional.ofNullable(contents);
    }

    /** The signed message in the gap, about the bytes around it. */
    ExaminedMessage message() {
        return new ExaminedMessage(
                contents().flatMap(inGap -> Optional.ofNullable(inGap.message())),
                algorithm -> range().map(covered -> covered.digest(bytes, algorithm)),
                found.subFilter().startsWith("ETSI."),
                found.dictionary().get("M") instanceof PdfValue.Text text
                        ? PdfDate.read(text.content())
                        : Optional.empty(),
                trust,
                now);
    }
}
