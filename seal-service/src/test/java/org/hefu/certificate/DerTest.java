package org.hefu.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_535, 65_536, 1 << 24})
    void aLengthIsWrittenInTheFewestBytes(int length) {
        byte[] bytes = new byte[length];

        assertThat(Der.octets(bytes)).isEqualTo(Der.encode(new DEROctetString(bytes)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, -1, -128, -129, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aNumberIsWrittenInTheFewestBytes(int number) {
        assertThat(Der.integer(number)).isEqualTo(Der.encode(new ASN1Integer(number)));
    }

    @Test
    void everyKindOfValueIsWrittenAsBouncyCastleWritesIt() {
        byte[] bytes = {5, 6, 7};
        byte[] one = Der.integer(1);
        ASN1Encodable same = new ASN1Integer(1);

        assertThat(Der.bits(bytes)).isEqualTo(Der.encode(new DERBitString(bytes)));
        assertThat(Der.utf8("合符")).isEqualTo(Der.encode(new DERUTF8String("合符")));
        assertThat(Der.printable("Hefu")).isEqualTo(Der.encode(new DERPrintableString("Hefu")));
        assertThat(Der.ia5("ES")).isEqualTo(Der.encode(new DERIA5String("ES")));
        assertThat(Der.identifier("1.2.156.10197.1.501"))
                .isEqualTo(Der.encode(new ASN1ObjectIdentifier("1.2.156.10197.1.501")));
        assertThat(Der.time(Instant.parse("2026-11-22T01:02:03.999Z")))
                .isEqualTo(Der.encode(new ASN1GeneralizedTime("20261122010203Z")));
        assertThat(Der.sequence(one, one))
                .isEqualTo(Der.sequence(List.of(one, one)))
                .isEqualTo(Der.encode(new DERSequence(new ASN1Encodable[] {same, same})));
        assertThat(Der.value(Der.TAG_0, one)).isEqualTo(Der.encode(new DERTaggedObject(0, same)));
        assertThat(Der.value(Der.TAG_1, one)).isEqualTo(Der.encode(new DERTaggedObject(1, same)));
    }

    /** Bytes above 0x7F stand behind the others. */
    @Test
    void theMembersOfASetStandInTheOrderOfTheirBytes() {
        ASN1Encodable[] members = {
            new DEROctetString(new byte[] {(byte) 0x80}),
            new DEROctetString(new byte[] {1, 2}),
            new ASN1Integer(7),
            new DEROctetString(new byte[] {1})
        };

        assertThat(Der.setOf(Der.SET, Arrays.stream(members).map(Der::encode).toList()))
                .isEqualTo(Der.encode(new DERSet(members)));
    }

    @Test
    void onlyAsciiStandsInAnIa5String() {
        assertThatIllegalArgumentException().isThrownBy(() -> Der.ia5("符"));
    }
}
