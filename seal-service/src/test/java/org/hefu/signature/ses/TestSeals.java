package org.hefu.signature.ses;

import static org.hefu.certificate.TestAuthority.NOW;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DERUTF8String;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.TestAuthority;
import org.hefu.signature.Signatory;

/** Seals for tests, in every version; V1 and V5 are written here with another library than the one under test. */
public final class TestSeals {

    public static final Instant FROM = NOW.minus(Duration.ofDays(10));
    public static final Instant TO = NOW.plus(Duration.ofDays(200));
    public static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1, 2, 3};

    private TestSeals() {}

    public static Signatory signatory(TestAuthority authority) {
        return new Signatory(
                authority.signer, List.of(authority.issuing), authority.lists, authority.scheme(), authority::sign);
    }

    public static SesSealOrder order(List<Certificate> owners) {
        return order(SesOwners.certificates(owners), FROM, TO);
    }

    public static SesSealOrder order(SesOwners owners, Instant from, Instant to) {
        return new SesSealOrder(
                "4304240000017", 1, "衡东县人力资源和社会保障局", owners, FROM, from, to, new SesPicture("PNG", PICTURE, 40, 40));
    }

    /** A V4 seal that the owner may sign with. */
    public static SesSeal seal(TestAuthority maker, TestAuthority owner) {
        return SesSealMaker.make(order(List.of(owner.signer)), signatory(maker));
    }

    /** A seal by GM/T 0031-2014. */
    public static byte[] sealV1(TestAuthority maker, TestAuthority owner) {
        ASN1Encodable info = new DERSequence(new ASN1Encodable[] {
            sequence(new DERIA5String("ES"), new ASN1Integer(1), new DERIA5String("Test")),
            new DERIA5String("4304240000017"),
            sequence(
                    new ASN1Integer(1),
                    new DERUTF8String("旧印章"),
                    sequence(new DEROctetString(owner.signer.encoded())),
                    new DERUTCTime(Date.from(FROM)),
                    new DERUTCTime(Date.from(FROM)),
                    new DERUTCTime(Date.from(TO))),
            picture(),
            new DERTaggedObject(
                    true, 0, sequence(sequence(new ASN1ObjectIdentifier("1.2.3.4"), new DEROctetString(new byte[] {1
                    }))))
        });
        DEROctetString certificate = new DEROctetString(maker.signer.encoded());
        byte[] value = maker.sign(der(sequence(info, certificate, algorithm(maker))));
        return der(sequence(info, sequence(certificate, algorithm(maker), new DERBitString(value))));
    }

    /** A seal by GM/T 0031-2025, without a time-stamp. */
    public static byte[] sealV5(TestAuthority maker, TestAuthority owner, ASN1Encodable... behind) {
        return sealOfNumber(5, maker, owner, behind);
    }

    /** The form of V4 and V5 with any version number. */
    public static byte[] sealOfNumber(int number, TestAuthority maker, TestAuthority owner, ASN1Encodable... behind) {
        ASN1Encodable info = sequence(
                sequence(new DERIA5String("ES"), new ASN1Integer(number), new DERIA5String("Test")),
                new DERIA5String("4304240000018"),
                sequence(
                        new ASN1Integer(1),
                        new DERUTF8String("新印章"),
                        new ASN1Integer(1),
                        sequence(new DEROctetString(owner.signer.encoded())),
                        new DERGeneralizedTime(Date.from(FROM)),
                        new DERGeneralizedTime(Date.from(FROM)),
                        new DERGeneralizedTime(Date.from(TO))),
                picture());
        ASN1Encodable[] parts = new ASN1Encodable[4 + behind.length];
        parts[0] = info;
        parts[1] = new DEROctetString(maker.signer.encoded());
        parts[2] = algorithm(maker);
        parts[3] = new DERBitString(maker.sign(der(info)));
        System.arraycopy(behind, 0, parts, 4, behind.length);
        return der(new DERSequence(parts));
    }

    /** The same seal by GM/T 0031-2025 with something in the place of its time-stamp. */
    public static byte[] stamped(byte[] sealV5, byte[] token) {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        for (ASN1Encodable part : ASN1Sequence.getInstance(sealV5)) {
            parts.add(part);
        }
        parts.add(new DERTaggedObject(true, 0, new DERBitString(token)));
        return der((ASN1Object) new DERSequence(parts));
    }

    /** A signature by GM/T 0031-2014. */
    public static byte[] signatureV1(byte[] seal, byte[] time, byte[] hash, String property, TestAuthority owner) {
        ASN1Encodable signed = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(1),
            read(seal),
            new DERBitString(time),
            new DERBitString(hash),
            new DERIA5String(property),
            new DEROctetString(owner.signer.encoded()),
            algorithm(owner)
        });
        return der(sequence(signed, new DERBitString(owner.sign(der(signed)))));
    }

    /** A signature of the form of V4 and V5, with any number and any seal in it. */
    public static byte[] signatureOfNumber(
            int number, byte[] seal, Instant at, byte[] hash, String property, TestAuthority owner) {
        ASN1Encodable signed = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(number),
            read(seal),
            new DERGeneralizedTime(Date.from(at)),
            new DERBitString(hash),
            new DERIA5String(property)
        });
        return der(sequence(
                signed,
                new DEROctetString(owner.signer.encoded()),
                algorithm(owner),
                new DERBitString(owner.sign(der(signed)))));
    }

    private static ASN1Encodable picture() {
        return sequence(new DERIA5String("PNG"), new DEROctetString(PICTURE), new ASN1Integer(40), new ASN1Integer(40));
    }

    private static ASN1ObjectIdentifier algorithm(TestAuthority authority) {
        return authority.scheme().identifier().getAlgorithm();
    }

    private static DERSequence sequence(ASN1Encodable... parts) {
        return new DERSequence(parts);
    }

    private static ASN1Encodable read(byte[] der) {
        try {
            return org.bouncycastle.asn1.ASN1Primitive.fromByteArray(der);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] der(ASN1Object value) {
        try {
            return value.getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] der(ASN1Encodable value) {
        return der((ASN1Object) value.toASN1Primitive());
    }
}
