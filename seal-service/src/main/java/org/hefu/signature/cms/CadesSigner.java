package org.hefu.signature.cms;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1Sequence;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.timestamp.TimestampSource;
import org.jspecify.annotations.Nullable;

/**
 * Signs anything: one message with one or several signers beside each other, its content inside or elsewhere. The level
 * is CAdES-B or T (ETSI EN 319 122-1, section 6); the Chinese form is that of GB/T 35275-2017.
 */
public final class CadesSigner {

    private static final int BUFFER = 64 * 1024;

    private final CmsForm form;
    private final List<SignerWriter> writers;

    /**
     * @param form the Chinese form serves SM2 alone
     * @throws IllegalArgumentException if there are no signatories, or one does not fit the form
     */
    public CadesSigner(CmsForm form, List<Signatory> signatories) {
        this(form, signatories, null);
    }

    /**
     * As above, at level T where a source of time is given: then signing is refused without a time-stamp.
     *
     * @throws IllegalArgumentException if there are no signatories, or one does not fit the form
     */
    public CadesSigner(CmsForm form, List<Signatory> signatories, @Nullable TimestampSource time) {
        if (signatories.isEmpty()) {
            throw new IllegalArgumentException("A message needs at least one signer");
        }
        for (Signatory signatory : signatories) {
            if (form == CmsForm.GBT_35275 && CmsForm.of(signatory.scheme()) != form) {
                throw new IllegalArgumentException(
                        "GB/T 35275 is written with SM2, not with " + signatory.scheme() + ": choose RFC 5652");
            }
        }
        this.form = form;
        this.writers = signatories.stream()
                .map(signatory -> new SignerWriter(signatory, form, time))
                .toList();
    }

    /**
     * A message with its content inside.
     *
     * @throws SigningRefusedException if a time-stamp is wanted and not to be had
     */
    public byte[] attached(byte[] content, Instant at) {
        return message(content, at, algorithm -> algorithm.of(content));
    }

    /**
     * A message about content elsewhere, which is read once and never held.
     *
     * @throws IOException if the content cannot be read
     * @throws SigningRefusedException if a time-stamp is wanted and not to be had
     */
    public byte[] detached(InputStream content, Instant at) throws IOException {
        Map<DigestAlgorithm, MessageDigest> digests = new EnumMap<>(DigestAlgorithm.class);
        writers.forEach(
                writer -> digests.putIfAbsent(writer.digest(), writer.digest().start()));
        byte[] buffer = new byte[BUFFER];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            for (MessageDigest digest : digests.values()) {
                digest.update(buffer, 0, read);
            }
        }
        Map<DigestAlgorithm, byte[]> values = new EnumMap<>(DigestAlgorithm.class);
        digests.forEach((algorithm, digest) -> values.put(algorithm, digest.digest()));
        return message(null, at, algorithm -> Objects.requireNonNull(values.get(algorithm)));
    }

    private byte[] message(byte @Nullable [] content, Instant at, ContentDigest digest) {
        List<ASN1Sequence> signers = new ArrayList<>();
        for (SignerWriter writer : writers) {
            signers.add(writer.write(digest.by(writer.digest()), at));
        }
        return CmsWriter.message(form, content, writers, signers);
    }

    /** The digest of the content. */
    @FunctionalInterface
    private interface ContentDigest {
        byte[] by(DigestAlgorithm algorithm);
    }
}
