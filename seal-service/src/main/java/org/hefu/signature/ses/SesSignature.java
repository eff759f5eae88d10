package org.hefu.signature.ses;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERSequence;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.Der;
import org.hefu.certificate.StrictAsn1;
import org.hefu.signature.Signatory;
import org.jspecify.annotations.Nullable;

/**
 * A signature made with an electronic seal, read and not yet verified: GM/T 0031-2014, GB/T 38540-2020 or GM/T
 * 0031-2025, SES_Signature.
 */
public final class SesSignature {

    private static final int PARTS_OF_V1 = 2;
    private static final int PARTS_OF_V4 = 4;
    /** V1 leaves the form of the time open; makers write Chinese time as text. */
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final byte[] encoded;
    private final byte[] signedBytes;
    private final SesVersion version;
    private final SesSeal seal;
    private final @Nullable Instant time;
    private final byte @Nullable [] signedToken;
    private final byte[] dataHash;
    private final String propertyInfo;
    private final List<SesExtension> extensions;
    private final SesMark mark;
    private final byte @Nullable [] timestamp;

    private SesSignature(byte[] encoded, ASN1Encodable value) {
        this.encoded = encoded;
        Fields signature = Fields.of("The signature", value);
        boolean old = signature.size() == PARTS_OF_V1;
        if (!old && signature.size() < PARTS_OF_V4) {
            throw new Asn1FormatException("A signature has 2, 4 or 5 parts; this has " + signature.size());
        }
        ASN1Encodable signed = signature.any("toSign");
        this.signedBytes = Fields.der(signed);
        Fields content = Fields.of("The signed part", signed);
        this.version = version(content.integer("version"), old);
        this.seal = SesSeal.inside(content.any("eseal"));
        byte[] oldTime = old ? content.bits("timeInfo") : new byte[0];
        this.time = old ? oldTime(oldTime) : content.time("timeInfo");
        this.signedToken = isSequence(oldTime) ? oldTime : null;
        this.dataHash = content.bits("dataHash");
        this.propertyInfo = content.ia5("propertyInfo");
        if (old) {
            this.extensions = List.of();
            byte[] certificate = content.octets("cert");
            String algorithm = content.identifier("signatureAlgorithm");
            this.mark = new SesMark(certificate, algorithm, signature.bits("signature"));
            this.timestamp = null;
        } else {
            this.extensions = content.tagged().map(SesInfoReader::extensions).orElse(List.of());
            this.mark = new SesMark(
                    signature.octets("cert"), signature.identifier("signatureAlgID"), signature.bits("signature"));
            this.timestamp = signature.tagged().map(SesMark::bits).orElse(null);
        }
        content.end();
        signature.end();
    }

    /** One by GB/T 38540-2020 that was just made. */
    private SesSignature(
            byte[] encoded,
            byte[] signedBytes,
            SesSeal seal,
            Instant time,
            byte[] dataHash,
            String propertyInfo,
            SesMark mark) {
        this.encoded = encoded;
        this.signedBytes = signedBytes;
        this.version = SesVersion.V4;
        this.seal = seal;
        this.time = time;
        this.signedToken = null;
        this.dataHash = dataHash;
        this.propertyInfo = propertyInfo;
        this.extensions = List.of();
        this.mark = mark;
        this.timestamp = null;
    }

    /**
     * Reads a signature of any version from DER.
     *
     * @throws Asn1FormatException if the bytes are not one signature and nothing else
     */
    public static SesSignature read(byte[] der) {
        try {
            return new SesSignature(der.clone(), StrictAsn1.readDer(der));
        } catch (Asn1FormatException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Asn1FormatException("This is not a signature by an electronic seal", e);
        }
    }

    /**
     * Signs with a V4 seal, GB/T 38540-2020, TBS_Sign and SES_Signature.
     *
     * @param at the signing time that the signer claims; to the second
     * @param dataHash digest of what is signed, by the digest of the signatory's scheme
     * @param propertyInfo where that is; ASCII
     * @param signatory whose certificate must be among the owners of the seal
     * @throws IllegalArgumentException if the seal is of another version, the certificate is not in its list, or the
     *     scheme cannot be named in a seal
     */
    public static SesSignature sign(
            SesSeal seal, Instant at, byte[] dataHash, String propertyInfo, Signatory signatory) {
        if (seal.info().version() != SesVersion.V4) {
            throw new IllegalArgumentException("Only seals by GB/T 38540-2020 are signed with; this is of version "
                    + seal.info().version());
        }
        if (seal.info().owners().of(signatory.certificate()) != SesOwners.Membership.LISTED) {
            throw new IllegalArgumentException("The signer's certificate is not in the list of the seal " + seal);
        }
        byte[] algorithm = SesSealMaker.algorithm(signatory);
        byte[] signed = Der.sequence(
                Der.integer(SesVersion.V4.number()),
                seal.rawBytes(),
                Der.time(at),
                Der.bits(dataHash),
                Der.ia5(propertyInfo));
        byte[] value = signatory.function().sign(signed);
        byte[] certificate = signatory.certificate().encoded();
        return new SesSignature(
                Der.sequence(signed, Der.octets(certificate), algorithm, Der.bits(value)),
                signed,
                seal,
                at.truncatedTo(ChronoUnit.SECONDS),
                dataHash.clone(),
                propertyInfo,
                new SesMark(
                        certificate,
                        signatory.scheme().identifier().getAlgorithm().getId(),
                        value));
    }

    /**
     * The same signature with a time-stamp on its value, in place of any other.
     *
     * @param token a time-stamp token, RFC 3161, of the digest of {@link SesMark#value}
     */
    public SesSignature withTimestamp(byte[] token) {
        if (version == SesVersion.V1) {
            throw new IllegalArgumentException("A signature of V1 takes no time-stamp");
        }
        ASN1Sequence parts = (ASN1Sequence) StrictAsn1.readDer(encoded);
        return read(Der.sequence(
                signedBytes,
                Fields.der(parts.getObjectAt(1)),
                Fields.der(parts.getObjectAt(2)),
                Fields.der(parts.getObjectAt(3)),
                Der.value(Der.TAG_0, Der.bits(token))));
    }

    private static SesVersion version(int number, boolean old) {
        if (old) {
            return SesVersion.V1;
        }
        if (number == SesVersion.V4.number()) {
            return SesVersion.V4;
        }
        if (number == SesVersion.V5.number()) {
            return SesVersion.V5;
        }
        throw new Asn1FormatException("A signature of this form cannot be of version " + number);
    }

    /** A time in DER or as text; empty for anything else, as for a time-stamp token. */
    private static @Nullable Instant oldTime(byte[] time) {
        try {
            return LocalDateTime.parse(new String(time, StandardCharsets.US_ASCII), TEXT)
                    .atZone(CHINA)
                    .toInstant();
        } catch (DateTimeException e) {
            return oldDerTime(time);
        }
    }

    private static @Nullable Instant oldDerTime(byte[] time) {
        try {
            ASN1Encodable value = StrictAsn1.readDer(time);
            return value instanceof ASN1UTCTime || value instanceof ASN1GeneralizedTime
                    ? Fields.of("The signed part", new DERSequence(value)).time("timeInfo")
                    : null;
        } catch (Asn1FormatException e) {
            return null;
        }
    }

    private static boolean isSequence(byte[] value) {
        try {
            return StrictAsn1.read(value) instanceof ASN1Sequence;
        } catch (Asn1FormatException e) {
            return false;
        }
    }

    public byte[] encoded() {
        return encoded.clone();
    }

    /** By the form of the signature; its seal may be of another version. */
    public SesVersion version() {
        return version;
    }

    public SesSeal seal() {
        return seal;
    }

    /** The signing time that the signer claims; empty only in V1, if it stands in another form than a time. */
    public Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    /** What stands in place of the time, in V1 alone, if it may be a time-stamp token; it is part of what was signed. */
    public Optional<byte[]> signedToken() {
        return Optional.ofNullable(signedToken).map(byte[]::clone);
    }

    /** Digest of what was signed. */
    public byte[] dataHash() {
        return dataHash.clone();
    }

    /** Where what was signed is; in an OFD file the path of Signature.xml. */
    public String propertyInfo() {
        return propertyInfo;
    }

    public List<SesExtension> extensions() {
        return extensions;
    }

    /** Who signed, and the signature value. */
    public SesMark signer() {
        return mark;
    }

    /** The time-stamp token over the signature value. */
    public Optional<byte[]> timestamp() {
        return Optional.ofNullable(timestamp).map(byte[]::clone);
    }

    /** Says whether the key in the certificate made the signature. */
    public boolean isSignedBy(Certificate signer) {
        return mark.signs(signedBytes, signer);
    }
}
