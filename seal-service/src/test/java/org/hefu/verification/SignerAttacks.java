package org.hefu.verification;

import static org.hefu.certificate.TestAuthority.NOW;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.Signatory;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the signer and the time of any signature, in files of whichever format. */
public final class SignerAttacks {

    private static final Instant VERIFIED = NOW.plusSeconds(60);

    private static final Map<String, KeyPurposeId> OTHER_PURPOSES = new TreeMap<>(Map.of(
            "certificate-for-clients", KeyPurposeId.id_kp_clientAuth,
            "certificate-for-programs", KeyPurposeId.id_kp_codeSigning,
            "certificate-for-servers", KeyPurposeId.id_kp_serverAuth));

    private final String algorithm;
    private final KeyAlgorithm key;
    private final Path folder;
    private final Signing signing;
    private final TestAuthority authority;
    private final TrustStore trust;
    private final List<Attack> attacks = new ArrayList<>();

    /** Signs a file in the format that is attacked. */
    @FunctionalInterface
    public interface Signing {
        byte[] sign(Signatory signatory, Instant at, @Nullable TimestampSource time);
    }

    private SignerAttacks(KeyAlgorithm key, Path folder, Signing signing) {
        this.algorithm = key == KeyAlgorithm.SM2 ? "SM3withSM2" : "SHA256withECDSA";
        this.key = key;
        this.folder = folder;
        this.signing = signing;
        this.authority = TestAuthority.of(algorithm);
        this.trust = authority.trustWithLists();
    }

    /**
     * @param key SM2 or ECDSA P-256
     * @param folder for keys
     */
    public static List<Attack> all(KeyAlgorithm key, Path folder, Signing signing) {
        SignerAttacks made = new SignerAttacks(key, folder, signing);
        made.certificates();
        made.periods();
        made.revocations();
        made.timestamps();
        return made.attacks;
    }

    private void add(String name, byte[] file, TrustStore atHand) {
        attacks.add(new Attack(name, file, atHand, VERIFIED));
    }

    private byte[] signed(TestAuthority by, Instant at, @Nullable TimestampSource time) {
        return signing.sign(signatory(by, by.signer, List.of(by.issuing)), at, time);
    }

    private static Signatory signatory(TestAuthority by, Certificate certificate, List<Certificate> chain) {
        return new Signatory(certificate, chain, by.lists(), by.scheme(), by::sign);
    }

    private void certificates() {
        byte[] signed = signed(authority, NOW, null);
        Certificate forEncryption = authority.certify(
                CertificateProfile.ENCRYPTION,
                TestAuthority.SUBJECT,
                authority.signer.key().orElseThrow());
        List<Certificate> chain = List.of(authority.issuing);
        add("certificate-not-for-signing", signing.sign(signatory(authority, forEncryption, chain), NOW, null), trust);
        for (Map.Entry<String, KeyPurposeId> other : OTHER_PURPOSES.entrySet()) {
            Certificate certificate = authority.signerWith(
                    authority.signer.subject(),
                    TestAuthority.extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(other.getValue())));
            add(other.getKey(), signing.sign(signatory(authority, certificate, chain), NOW, null), trust);
        }
        add("issuer-unknown", signed, TestAuthority.of(algorithm).trustWithLists());
        add(
                "certificate-forged",
                signing.sign(signatory(authority, authority.forgedSigner(), chain), NOW, null),
                trust);
        add(
                "issued-by-a-seal",
                signing.sign(
                        signatory(authority, authority.belowSigner(), List.of(authority.signer, authority.issuing)),
                        NOW,
                        null),
                trust);
        TestAuthority other = TestAuthority.of(algorithm);
        add(
                "chain-of-another",
                signing.sign(signatory(authority, authority.signer, List.of(other.issuing)), NOW, null),
                other.trustWithLists());
        GeneralSubtree others = new GeneralSubtree(new GeneralName(new X500Name("C=CN,O=Others")));
        issuedUnder(
                "name-outside-constraints",
                TestAuthority.extension(
                        Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {others}, null)));
        issuedUnder(
                "authority-for-servers",
                TestAuthority.extension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)));
        issuedUnder(
                "policy-missing",
                TestAuthority.extension(
                        Extension.policyConstraints, true, new PolicyConstraints(BigInteger.ZERO, null)));
    }

    /** By an authority that its root limits. */
    private void issuedUnder(String name, Extension limit) {
        List<Certificate> limited = List.of(authority.issuingWith(limit));
        add(name, signing.sign(signatory(authority, authority.signer, limited), NOW, null), trust);
    }

    private void periods() {
        TestAuthority expired =
                TestAuthority.of(algorithm, NOW.minus(Duration.ofDays(300)), NOW.minus(Duration.ofDays(3)));
        add(
                "certificate-expired-since",
                signed(expired, NOW.minus(Duration.ofDays(10)), null),
                expired.trustWithLists());
        add("certificate-expired-before", signed(expired, NOW, null), expired.trustWithLists());
        add("certificate-not-yet-valid", signed(authority, NOW.minus(Duration.ofDays(60)), null), trust);
        add("signed-in-the-future", signed(authority, NOW.plus(Duration.ofDays(2)), null), trust);
    }

    private void revocations() {
        TestAuthority unlisted = TestAuthority.of(algorithm);
        add(
                "revocation-unknown",
                signing.sign(
                        new Signatory(
                                unlisted.signer,
                                List.of(unlisted.issuing),
                                List.of(),
                                unlisted.scheme(),
                                unlisted::sign),
                        NOW,
                        null),
                unlisted.trust());
        TestAuthority revoked = TestAuthority.of(algorithm);
        Instant revocation = NOW.plus(Duration.ofDays(1));
        byte[] before = signed(revoked, NOW, null);
        byte[] beforeStamped = signed(revoked, NOW, times(revoked, NOW));
        byte[] after = signed(revoked, revocation.plusSeconds(60), null);
        byte[] afterStamped = signed(revoked, NOW, times(revoked, revocation.plusSeconds(3600)));
        revoked.revokeSigner(revocation);
        Instant later = NOW.plus(Duration.ofDays(2));
        TrustStore then = new TrustStore(
                List.of(revoked.root), revoked.lists(later.minusSeconds(60), later.plus(Duration.ofDays(1))));
        attacks.add(new Attack("revoked-after-signing", before, then, later));
        attacks.add(new Attack("revoked-after-signing-with-a-timestamp", beforeStamped, then, later));
        attacks.add(new Attack("revoked-before-signing", after, then, later));
        attacks.add(new Attack("revoked-before-the-timestamp", afterStamped, then, later));
        forgotten();
    }

    /** Revoked 15 days ago, stamped 10 days ago, expired 3 days ago; the newest list no longer names the signer. */
    private void forgotten() {
        TestAuthority thief =
                TestAuthority.of(algorithm, NOW.minus(Duration.ofDays(300)), NOW.minus(Duration.ofDays(3)));
        List<RevocationList> before = thief.lists(NOW.minus(Duration.ofDays(20)), NOW.minus(Duration.ofDays(8)));
        List<RevocationList> lists = new ArrayList<>(authority.lists());
        lists.addAll(thief.lists(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(7))));
        thief.revokeSigner(NOW.minus(Duration.ofDays(15)));
        lists.addAll(thief.lists(NOW.minus(Duration.ofDays(14)), NOW.minus(Duration.ofDays(7))));
        Instant at = NOW.minus(Duration.ofDays(10));
        byte[] file = signing.sign(
                new Signatory(thief.signer, List.of(thief.issuing), before, thief.scheme(), thief::sign),
                at,
                times(authority, at));
        add("revoked-and-forgotten", file, new TrustStore(List.of(authority.root, thief.root), lists));
    }

    private void timestamps() {
        TimestampSource time = times(authority, NOW);
        add(
                "timestamp-of-other-data",
                signed(authority, NOW, (digest, imprint) -> time.stamp(digest, digest.of(imprint))),
                trust);
        add("timestamp-of-a-stranger", signed(authority, NOW, times(TestAuthority.of(algorithm), NOW)), trust);
        add(
                "timestamp-before-the-claim",
                signed(authority, NOW, times(authority, NOW.minus(Duration.ofDays(1)))),
                trust);
        strangers();
        TestAuthority young =
                TestAuthority.of(algorithm, NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(365)));
        List<RevocationList> lists = new ArrayList<>(authority.lists());
        lists.addAll(young.lists());
        add(
                "timestamp-before-the-certificate",
                signed(young, NOW, times(authority, NOW.minus(Duration.ofDays(1)))),
                new TrustStore(List.of(authority.root, young.root), lists));
    }

    /** What a good time-stamp would have proved, one of a stranger does not. */
    private void strangers() {
        TestAuthority expired =
                TestAuthority.of(algorithm, NOW.minus(Duration.ofDays(300)), NOW.minus(Duration.ofDays(3)));
        Instant before = NOW.minus(Duration.ofDays(10));
        add(
                "timestamp-of-a-stranger-and-expired-since",
                signed(expired, before, times(TestAuthority.of(algorithm), before)),
                expired.trustWithLists());
        TestAuthority revoked = TestAuthority.of(algorithm);
        byte[] stamped = signed(revoked, before, times(TestAuthority.of(algorithm), before));
        revoked.revokeSigner(before.plusSeconds(3600));
        add("timestamp-of-a-stranger-and-revoked-since", stamped, revoked.trustWithLists());
    }

    private TimestampSource times(TestAuthority of, Instant at) {
        return TestTimestamps.of(folder.resolve(key.name()), of, key, Clock.fixed(at, ZoneOffset.UTC));
    }
}
