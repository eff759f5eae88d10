package org.hefu.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.certificate.TestAuthority.NOW;
import static org.hefu.certificate.TestAuthority.extension;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.hefu.certificate.PathOutcome.NotTrusted;
import org.hefu.certificate.PathOutcome.Trusted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a subordinate authority that turned hostile may try, and what its superior forbade it. */
class PathConstraintsTest {

    private static final TestAuthority AUTHORITY = TestAuthority.of("SHA256withECDSA");
    private static final String SUBJECT = "C=CN,O=Good,CN=Seal";
    private static final String POLICY = "1.2.3.4";

    private static PathOutcome find(Certificate issuing, Certificate signer) {
        return CertificatePath.find(signer, List.of(issuing), AUTHORITY.lists(), AUTHORITY.trust(), NOW);
    }

    private static void assertGood(Certificate issuing, Certificate signer) {
        assertThat(find(issuing, signer)).isInstanceOf(Trusted.class);
    }

    private static void assertRefused(Certificate issuing, Certificate signer) {
        assertThat(find(issuing, signer))
                .isInstanceOfSatisfying(
                        NotTrusted.class, not -> assertThat(not.fault()).isEqualTo(PathFault.CONSTRAINTS));
    }

    private static GeneralSubtree[] subtrees(GeneralName... names) {
        return Arrays.stream(names).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
    }

    private static Extension permitted(boolean critical, GeneralName... names) {
        return extension(Extension.nameConstraints, critical, new NameConstraints(subtrees(names), null));
    }

    private static Extension excluded(GeneralName... names) {
        return extension(Extension.nameConstraints, true, new NameConstraints(null, subtrees(names)));
    }

    private static Certificate signer(String subject, GeneralName... alternatives) {
        return alternatives.length == 0
                ? AUTHORITY.signerWith(new X500Name(subject))
                : AUTHORITY.signerWith(
                        new X500Name(subject),
                        extension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives)));
    }

    /** What lies within is permitted and not excluded; what lies outside is the contrary. */
    private static void assertWithin(GeneralName base, Certificate signer) {
        assertGood(AUTHORITY.issuingWith(permitted(true, base)), signer);
        assertRefused(AUTHORITY.issuingWith(excluded(base)), signer);
    }

    private static void assertOutside(GeneralName base, Certificate signer) {
        assertRefused(AUTHORITY.issuingWith(permitted(true, base)), signer);
        assertGood(AUTHORITY.issuingWith(excluded(base)), signer);
    }

    private static void assertNeither(GeneralName base, Certificate signer) {
        assertRefused(AUTHORITY.issuingWith(permitted(true, base)), signer);
        assertRefused(AUTHORITY.issuingWith(excluded(base)), signer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C=CN", "C=CN,O=Good", "C=CN,O=good", "C=CN,O=Good,CN=Seal"})
    void aDirectoryNameLiesBelowItsFirstParts(String base) {
        assertWithin(new GeneralName(new X500Name(base)), signer(SUBJECT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"C=XX", "O=Good", "C=CN,O=Evil", "C=CN,O=Goods", "C=CN,O=Good,CN=Seal,OU=More", "C=CN,CN=Seal"})
    void aDirectoryNameWithOtherFirstPartsLiesOutside(String base) {
        assertOutside(new GeneralName(new X500Name(base)), signer(SUBJECT));
    }

    /** The permitted name stands further behind, where no reader looks. */
    @Test
    void aDirectoryNameThatBringsThePermittedPartsLaterLiesOutside() {
        assertOutside(new GeneralName(new X500Name("O=Good")), signer("C=CN,O=Evil,O=Good,CN=Seal"));
    }

    @Test
    void anAlternativeDirectoryNameIsConstrainedToo() {
        GeneralName base = new GeneralName(new X500Name("C=CN,O=Good"));

        assertRefused(
                AUTHORITY.issuingWith(permitted(true, base)),
                signer(SUBJECT, new GeneralName(new X500Name("C=CN,O=Evil"))));
    }

    @ParameterizedTest
    @CsvSource({
        "2, good.cn, good.cn",
        "2, good.cn, SEAL.Good.CN.",
        "2, .good.cn, seal.good.cn",
        "1, good.cn, me@good.cn",
        "1, me@good.cn, me@GOOD.cn",
        "1, .good.cn, me@mail.good.cn",
        "6, good.cn, https://good.cn:8080/a?b",
        "6, .good.cn, https://seal.good.cn/",
    })
    void aNameLiesWithin(int kind, String base, String name) {
        assertWithin(new GeneralName(kind, base), signer(SUBJECT, new GeneralName(kind, name)));
    }

    @ParameterizedTest
    @CsvSource({
        "2, good.cn, evilgood.cn",
        "2, good.cn, good.cn.evil.cn",
        "1, good.cn, me@mail.good.cn",
        "1, me@good.cn, you@good.cn",
        "1, .good.cn, me@good.cn",
        "1, good.cn, good.cn@evil.cn",
        "6, good.cn, https://good.cn.evil.cn/",
        "6, good.cn, https://good.cn@evil.cn/",
        "6, good.cn, https://seal.good.cn/",
        "6, .good.cn, https://good.cn/",
    })
    void aNameLiesOutside(int kind, String base, String name) {
        assertOutside(new GeneralName(kind, base), signer(SUBJECT, new GeneralName(kind, name)));
    }

    /** Where it is open whether it lies within, no constraint lets it pass. */
    @ParameterizedTest
    @CsvSource({
        "2, .good.cn, good.cn",
        "2, seal.good.cn, *.good.cn",
        "2, good.cn, good.cn/evil.cn",
        "1, good.cn, me@evil.cn@good.cn",
        "1, ME@good.cn, me@good.cn",
        "1, good.cn, nobody",
        "6, good.cn, urn:good.cn",
        "6, good.cn, https://192.0.2.1/",
        "6, good.cn, https://[::1]/",
        "6, good.cn, not an address",
    })
    void aDoubtfulNameIsRefusedEitherWay(int kind, String base, String name) {
        assertNeither(new GeneralName(kind, base), signer(SUBJECT, new GeneralName(kind, name)));
    }

    @Test
    void aMailAddressInTheSubjectIsConstrainedToo() {
        assertWithin(new GeneralName(GeneralName.rfc822Name, "good.cn"), signer("C=CN,E=me@good.cn"));
        assertOutside(new GeneralName(GeneralName.rfc822Name, "good.cn"), signer("C=CN,E=me@evil.cn"));
    }

    private static GeneralName address(int... bytes) {
        byte[] value = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            value[i] = (byte) bytes[i];
        }
        return new GeneralName(GeneralName.iPAddress, new DEROctetString(value));
    }

    @Test
    void aNetworkAddressLiesInItsNetwork() {
        GeneralName network = address(10, 1, 0, 0, 255, 255, 0, 0);

        assertWithin(network, signer(SUBJECT, address(10, 1, 7, 7)));
        assertOutside(network, signer(SUBJECT, address(10, 2, 7, 7)));
        assertOutside(network, signer(SUBJECT, address(10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)));
        assertNeither(network, signer(SUBJECT, address(10, 1, 7)));
    }

    @Test
    void aNetworkOfVersionSixIsUnderstood() {
        int[] network = new int[32];
        network[0] = 0x20;
        network[16] = 0xFF;
        int[] inside = new int[16];
        inside[0] = 0x20;
        inside[15] = 1;

        assertWithin(address(network), signer(SUBJECT, address(inside)));
        assertOutside(address(network), signer(SUBJECT, address(new int[16])));
    }

    @Test
    void namesOfOtherKindsAreFree() {
        GeneralName base = new GeneralName(GeneralName.dNSName, "good.cn");

        assertGood(AUTHORITY.issuingWith(permitted(true, base)), signer(SUBJECT));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConstraintOnAKindThatIsNotUnderstoodRefusesAll(boolean critical) {
        GeneralName registered = new GeneralName(GeneralName.registeredID, "1.2.3");
        GeneralName other = new GeneralName(GeneralName.otherName, new DERSequence(new ASN1Encodable[] {
            new ASN1ObjectIdentifier("1.2.3"), new DERTaggedObject(true, 0, new DERUTF8String("x"))
        }));

        assertRefused(AUTHORITY.issuingWith(permitted(critical, registered)), signer(SUBJECT));
        assertRefused(AUTHORITY.issuingWith(permitted(critical, other)), signer(SUBJECT));
        assertRefused(AUTHORITY.issuingWith(excluded(registered)), signer(SUBJECT));
    }

    @Test
    void aConstraintThatIsNotCriticalIsObeyed() {
        GeneralName base = new GeneralName(new X500Name("C=CN,O=Other"));

        assertRefused(AUTHORITY.issuingWith(permitted(false, base)), signer(SUBJECT));
    }

    @Test
    void aConstraintWithAMinimumOrWithoutFormRefusesAll() {
        ASN1EncodableVector subtree = new ASN1EncodableVector();
        subtree.add(new GeneralName(new X500Name("C=CN")));
        subtree.add(new DERTaggedObject(false, 0, new ASN1Integer(1)));
        DERSequence minimum = new DERSequence(new DERTaggedObject(false, 0, new DERSequence(new DERSequence(subtree))));

        assertRefused(AUTHORITY.issuingWith(extension(Extension.nameConstraints, true, minimum)), signer(SUBJECT));
        assertRefused(
                AUTHORITY.issuingWith(extension(Extension.nameConstraints, true, new DERUTF8String("x"))),
                signer(SUBJECT));
    }

    @Test
    void aNetworkWithoutMaskRefusesAll() {
        assertRefused(AUTHORITY.issuingWith(excluded(address(10, 0, 0, 0))), signer(SUBJECT));
    }

    @Test
    void anAuthorityBelowDoesNotWidenWhatItsSuperiorAllows() {
        Certificate issuing = AUTHORITY.issuingWith(
                permitted(true, new GeneralName(new X500Name("C=CN,O=Good"))),
                extension(Extension.basicConstraints, true, new BasicConstraints(1)));
        Certificate below = AUTHORITY.signerWith(
                new X500Name("C=CN,O=Good,CN=Below"),
                extension(Extension.basicConstraints, true, new BasicConstraints(0)),
                extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)),
                permitted(true, new GeneralName(new X500Name("C=CN"))));
        Certificate outside = signer("C=CN,O=Evil,CN=Seal");

        assertThat(PathConstraints.breaker(List.of(outside, below, issuing))).contains(outside);
        assertThat(PathConstraints.breaker(List.of(signer(SUBJECT), below, issuing)))
                .isEmpty();
    }

    @Test
    void pathLengthIsCountedFromEveryAuthority() {
        Certificate below = AUTHORITY.signerWith(
                AUTHORITY.signer.subject(),
                extension(Extension.basicConstraints, true, new BasicConstraints(true)),
                extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)));
        Certificate leaf = AUTHORITY.belowSigner();
        Certificate wide = AUTHORITY.issuingWith(extension(Extension.basicConstraints, true, new BasicConstraints(1)));

        assertThat(PathConstraints.breaker(List.of(leaf, below, wide))).isEmpty();
        assertThat(PathConstraints.breaker(List.of(leaf, below, AUTHORITY.issuingWith())))
                .isPresent();
        assertThat(PathConstraints.breaker(List.of(leaf, below, wide, AUTHORITY.root)))
                .contains(AUTHORITY.root);
    }

    @Test
    void onlyAnAuthorityWhoseKeySignsCertificatesIssuesThem() {
        Certificate signer = signer(SUBJECT);

        assertGood(AUTHORITY.issuingWith(), signer);
        assertRefused(
                AUTHORITY.issuingWith(extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign))), signer);
        assertRefused(
                AUTHORITY.issuingWith(extension(Extension.basicConstraints, true, new BasicConstraints(false))),
                signer);
    }

    @Test
    void aCriticalExtensionThatIsNotUnderstoodIsRefusedAnywhere() {
        Extension unknown = extension(new ASN1ObjectIdentifier("1.2.3.4.5"), true, new DERUTF8String("x"));
        Extension mappings = extension(Extension.policyMappings, true, new DERSequence());

        assertRefused(AUTHORITY.issuingWith(unknown), signer(SUBJECT));
        assertRefused(AUTHORITY.issuingWith(mappings), signer(SUBJECT));
        assertRefused(AUTHORITY.issuingWith(), AUTHORITY.signerWith(new X500Name(SUBJECT), unknown));
        assertRefused(
                AUTHORITY.issuingWith(),
                AUTHORITY.signerWith(new X500Name(SUBJECT), permitted(true, new GeneralName(new X500Name("C=CN")))));
    }

    private static Extension policies(String... identifiers) {
        return extension(
                Extension.certificatePolicies,
                false,
                new CertificatePolicies(Arrays.stream(identifiers)
                        .map(identifier -> new PolicyInformation(new ASN1ObjectIdentifier(identifier)))
                        .toArray(PolicyInformation[]::new)));
    }

    private static Extension policyRequired(int skipped) {
        return extension(Extension.policyConstraints, true, new PolicyConstraints(BigInteger.valueOf(skipped), null));
    }

    @Test
    void whereAPolicyIsDemandedAllHaveOneInCommon() {
        Certificate issuing = AUTHORITY.issuingWith(policies(POLICY), policyRequired(0));
        X500Name name = new X500Name(SUBJECT);

        assertGood(issuing, AUTHORITY.signerWith(name, policies(POLICY)));
        assertRefused(issuing, AUTHORITY.signerWith(name, policies("1.2.3.5")));
        assertRefused(issuing, AUTHORITY.signerWith(name));
        assertRefused(AUTHORITY.issuingWith(policyRequired(0)), AUTHORITY.signerWith(name, policies(POLICY)));
        assertGood(AUTHORITY.issuingWith(policies(POLICY), policyRequired(5)), AUTHORITY.signerWith(name));
    }

    @Test
    void anyPolicyServesUnlessItIsInhibited() {
        String any = "2.5.29.32.0";
        Extension inhibited = extension(Extension.inhibitAnyPolicy, true, new ASN1Integer(0));
        X500Name name = new X500Name(SUBJECT);
        Certificate signer = AUTHORITY.signerWith(name, policies(any));

        assertGood(AUTHORITY.issuingWith(policies(POLICY), policyRequired(0)), signer);
        assertRefused(AUTHORITY.issuingWith(policies(POLICY), policyRequired(0), inhibited), signer);
        assertGood(AUTHORITY.issuingWith(policies(POLICY), inhibited), signer);
    }

    private static Extension purposes(boolean critical, KeyPurposeId... purposes) {
        return extension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purposes));
    }

    @Test
    void anAuthorityForOnePurposeIssuesForNoOther() {
        X500Name name = new X500Name(SUBJECT);
        Certificate stamps = AUTHORITY.signerWith(name, purposes(true, KeyPurposeId.id_kp_timeStamping));
        Certificate plain = signer(SUBJECT);
        Certificate servers = AUTHORITY.issuingWith(purposes(false, KeyPurposeId.id_kp_serverAuth));
        Certificate times = AUTHORITY.issuingWith(purposes(false, KeyPurposeId.id_kp_timeStamping));
        Certificate all = AUTHORITY.issuingWith(purposes(false, KeyPurposeId.anyExtendedKeyUsage));

        assertRefused(servers, stamps);
        assertRefused(servers, plain);
        assertRefused(times, plain);
        assertGood(times, stamps);
        assertGood(all, stamps);
        assertGood(all, plain);
        assertGood(AUTHORITY.issuingWith(), stamps);
        assertGood(AUTHORITY.issuingWith(purposes(false, KeyPurposeId.id_kp_emailProtection)), plain);
    }

    @Test
    void aCertificateIsForDocumentsIfItNamesNoPurposeOrOneOfTheirs() {
        for (String good : List.of(
                "2.5.29.37.0",
                "1.3.6.1.5.5.7.3.36",
                "1.3.6.1.5.5.7.3.4",
                "1.3.6.1.4.1.311.10.3.12",
                "1.2.840.113583.1.1.5")) {
            Certificate certificate = naming(KeyPurposeId.id_kp_clientAuth, purpose(good));

            assertThat(certificate.maySignDocuments()).as(good).isTrue();
            assertGood(AUTHORITY.issuingWith(), certificate);
            assertGood(AUTHORITY.issuingWith(purposes(false, purpose(good))), signer(SUBJECT));
        }
        assertThat(signer(SUBJECT).maySignDocuments()).isTrue();
        assertThat(naming(KeyPurposeId.id_kp_clientAuth).maySignDocuments()).isFalse();
        assertThat(naming(KeyPurposeId.id_kp_clientAuth).mustNotSignDocuments()).isFalse();
        assertThat(naming(KeyPurposeId.id_kp_OCSPSigning).mustNotSignDocuments())
                .isTrue();
        assertRefused(AUTHORITY.issuingWith(purposes(false, KeyPurposeId.id_kp_codeSigning)), signer(SUBJECT));
    }

    private static KeyPurposeId purpose(String identifier) {
        return KeyPurposeId.getInstance(new ASN1ObjectIdentifier(identifier));
    }

    private static Certificate naming(KeyPurposeId... purposes) {
        return AUTHORITY.signerWith(new X500Name(SUBJECT), purposes(false, purposes));
    }

    @Test
    void aPurposeThatIsLeftOverBesideOthersDoesNotSignDocuments() {
        Certificate times = AUTHORITY.issuingWith(purposes(false, KeyPurposeId.id_kp_timeStamping));
        Certificate both = AUTHORITY.signerWith(
                new X500Name(SUBJECT),
                purposes(false, KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_emailProtection));

        assertRefused(times, both);
    }
}
