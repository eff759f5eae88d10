package org.hefu.verification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TrustStore;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One document to be verified by a worker, with all that the verdict rests on.
 *
 * @param largestFile in bytes; a larger one is not looked at
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Assignment(
        String fileName, byte[] file, byte @Nullable [] content, TrustStore trust, Instant now, long largestFile)
        implements Task<VerificationReport> {

    static final byte KIND = 1;

    private static final int LONGEST_REPORT = 16 * 1024 * 1024;
    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeByte(KIND);
        Wire.write(out, fileName.getBytes(StandardCharsets.UTF_8));
        out.writeLong(now.getEpochSecond());
        out.writeInt(now.getNano());
        out.writeLong(largestFile);
        writeAll(out, trust.anchors().stream().map(Certificate::encoded).toList());
        writeAll(out, trust.lists().stream().map(RevocationList::encoded).toList());
        Wire.write(out, file);
        out.writeBoolean(content != null);
        if (content != null) {
            Wire.write(out, content);
        }
        out.flush();
    }

    static Assignment read(DataInputStream in) throws IOException {
        String fileName = new String(Wire.read(in, Integer.MAX_VALUE), StandardCharsets.UTF_8);
        Instant now = Instant.ofEpochSecond(in.readLong(), in.readInt());
        long largestFile = in.readLong();
        List<Certificate> anchors = readAll(in).stream().map(Certificate::read).toList();
        List<RevocationList> lists =
                readAll(in).stream().map(RevocationList::read).toList();
        byte[] file = Wire.read(in, Integer.MAX_VALUE);
        byte[] content = in.readBoolean() ? Wire.read(in, Integer.MAX_VALUE) : null;
        return new Assignment(fileName, file, content, new TrustStore(anchors, lists), now, largestFile);
    }

    /** Does it, and says what came of it; in the worker. */
    void answer(DataOutputStream out) throws IOException {
        VerificationReport report = new Verifier(
                        Clock.fixed(now, ZoneOffset.UTC), new VerificationSettings(DataSize.ofBytes(largestFile)))
                .verify(fileName, file, content, trust);
        Wire.write(out, MAPPER.writeValueAsBytes(report));
    }

    @Override
    public VerificationReport readAnswer(DataInputStream in) throws IOException {
        try {
            return MAPPER.readValue(Wire.read(in, LONGEST_REPORT), VerificationReport.class);
        } catch (JacksonException e) {
            throw new IOException("The worker says something else than a report", e);
        }
    }

    @Override
    public VerificationReport endedBy(Failure failure, WorkerSettings settings) {
        return VerificationReport.unreadable(fileName, FileFormat.of(file), reason(failure, settings));
    }

    private static Reason reason(Failure failure, WorkerSettings settings) {
        long seconds = Math.max(1, settings.deadline().toSeconds());
        long megabytes = settings.heap().toMegabytes();
        return switch (failure) {
            case TOO_LONG ->
                new Reason(
                        "VERIFICATION_TOOK_TOO_LONG",
                        "验证超过 " + seconds + " 秒，已中止；该文件可能是恶意构造的",
                        "Verification took more than " + seconds + " s and was ended; the file may be made to do harm");
            case TOO_MUCH_MEMORY ->
                new Reason(
                        "VERIFICATION_TOOK_TOO_MUCH_MEMORY",
                        "验证所需内存超过 " + megabytes + " MB，已中止；该文件可能是恶意构造的",
                        "Verification took more than " + megabytes
                                + " MB of memory and was ended; the file may be made to do harm");
            case BROKE_OFF ->
                new Reason(
                        "VERIFICATION_BROKE_OFF",
                        "文件结构异常，验证中断",
                        "The file is malformed in a way that broke off its verification");
        };
    }

    private static void writeAll(DataOutputStream out, List<byte[]> values) throws IOException {
        out.writeInt(values.size());
        for (byte[] value : values) {
            Wire.write(out, value);
        }
    }

    private static List<byte[]> readAll(DataInputStream in) throws IOException {
        List<byte[]> values = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.add(Wire.read(in, Integer.MAX_VALUE));
        }
        return values;
    }
}
