package org.hefu.signature.ses;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.Der;
import org.hefu.certificate.ReadCache;
import org.hefu.certificate.StrictAsn1;
import org.jspecify.annotations.Nullable;

/**
 * An electronic seal (电子印章), read and not yet verified: GM/T 0031-2014, GB/T 38540-2020 or GM/T 0031-2025, SESeal. Two
 * are equal if their bytes are.
 */
public final class SesSeal {

    private static final int PARTS_OF_V1 = 2;
    private static final int PARTS_OF_V4 = 4;

    /** The seals of one office come along with document after document. */
    private static final ReadCache<SesSeal> READ = new ReadCache<>(100);

    private final byte[] encoded;
    private final SesSealInfo info;
    private final SesMark mark;
    private final byte[] signedBytes;
    private final byte @Nullable [] timestamp;
    /** Whose signature on this seal was found right; to be found so once is enough. */
    private volatile @Nullable Certificate knownMaker;

    private SesSeal(byte[] encoded, SesSealInfo info, SesMark mark, byte[] signedBytes, byte @Nullable [] timestamp) {
        this.encoded = encoded;
        this.info = info;
        this.mark = mark;
        this.signedBytes = signedBytes;
        this.timestamp = timestamp;
    }

    /**
     * Reads a seal of any version from DER.
     *
     * @throws Asn1FormatException if the bytes are not one seal and nothing else
     */
    public static SesSeal read(byte[] der) {
        try {
            return read(StrictAsn1.readDer(der), der.clone());
        } catch (Asn1FormatException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Asn1FormatException("This is not an electronic seal", e);
        }
    }

    /** The seal within a signature. */
    static SesSeal inside(ASN1Encodable value) {
        return READ.get(Fields.der(value), der -> read(value, der));
    }

    private static SesSeal read(ASN1Encodable value, byte[] der) {
        Fields seal = Fields.of("The seal", value);
        if (seal.size() == PARTS_OF_V1) {
            return readV1(seal, der);
        }
        if (seal.size() < PARTS_OF_V4) {
            throw new Asn1FormatException("A seal has 2, 4 or 5 parts; this has " + seal.size());
        }
        ASN1Encodable infoValue = seal.any("eSealInfo");
        SesSealInfo info = SesInfoReader.read(infoValue, false);
        SesMark mark = new SesMark(seal.octets("cert"), seal.identifier("signAlgID"), seal.bits("signedValue"));
        byte[] timestamp = null;
        if (info.version() == SesVersion.V5 && seal.hasMore()) {
            timestamp = seal.tagged()
                    .map(SesMark::bits)
                    .orElseThrow(() -> new Asn1FormatException("The seal has a field that is not known"));
        }
        seal.end();
        return new SesSeal(der, info, mark, Fields.der(infoValue), timestamp);
    }

    /** In V1 the maker signs its certificate and algorithm too. */
    private static SesSeal readV1(Fields seal, byte[] der) {
        ASN1Encodable infoValue = seal.any("esealInfo");
        SesSealInfo info = SesInfoReader.read(infoValue, true);
        Fields sign = seal.fields("signInfo");
        SesMark mark = new SesMark(sign.octets("cert"), sign.identifier("signatureAlgorithm"), sign.bits("signData"));
        sign.end();
        byte[] signed =
                Der.sequence(Fields.der(infoValue), Der.octets(mark.certificate()), Der.identifier(mark.algorithm()));
        return new SesSeal(der, info, mark, signed, null);
    }

    public byte[] encoded() {
        return encoded.clone();
    }

    public boolean isEncodedAs(byte[] bytes) {
        return Arrays.equals(encoded, bytes);
    }

    public SesSealInfo info() {
        return info;
    }

    /** Who made the seal, and the signature that says so. */
    public SesMark maker() {
        return mark;
    }

    /** The bytes that the maker signed. */
    public byte[] signedBytes() {
        return signedBytes.clone();
    }

    /** The time-stamp token over the maker's signature; only in V5. */
    public Optional<byte[]> timestamp() {
        return Optional.ofNullable(timestamp).map(byte[]::clone);
    }

    /** Says whether the key in the maker's certificate signed the seal. */
    public boolean isSignedBy(Certificate maker) {
        if (maker.equals(knownMaker)) {
            return true;
        }
        boolean signed = mark.signs(signedBytes, maker);
        if (signed) {
            knownMaker = maker;
        }
        return signed;
    }

    byte[] rawBytes() {
        return encoded;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SesSeal that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return info.name() + " (" + info.id() + ")";
    }
}
