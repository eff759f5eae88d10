package org.hefu.verification.ofd;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TrustStore;
import org.hefu.ofd.OfdBody;
import org.hefu.ofd.OfdFormatException;
import org.hefu.ofd.OfdSignature;
import org.hefu.ofd.OfdSignatureList;
import org.hefu.ofd.OfdSignatureList.Kind;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.signature.ofd.ValidationData;
import org.hefu.signature.ses.SesSignature;
import org.hefu.timestamp.TimestampToken;
import org.hefu.verification.signer.JudgedTimestamp;
import org.jspecify.annotations.Nullable;

/** A signature of an OFD file with all that its checks look at; what is missing in it is empty here. */
final class ExaminedOfdSignature {

    private final SignedOfd ofd;
    private final OfdBody body;
    private final OfdSignatureList list;
    private final OfdSignatureList.Entry entry;
    private final TrustStore trust;
    private final Instant now;
    private @Nullable OfdSignature description;
    private @Nullable SesSignature sealed;
    private @Nullable CmsMessage message;
    private @Nullable Certificate signer;
    private final List<Certificate> others = new ArrayList<>();
    private final List<RevocationList> lists = new ArrayList<>();
    private String unreadable = "";

    ExaminedOfdSignature(
            SignedOfd ofd,
            OfdBody body,
            OfdSignatureList list,
            OfdSignatureList.Entry entry,
            TrustStore trust,
            Instant now) {
        this.ofd = ofd;
        this.body = body;
        this.list = list;
        this.entry = entry;
        this.trust = trust;
        this.now = now;
        try {
            read();
        } catch (OfdFormatException | Asn1FormatException e) {
            unreadable = String.valueOf(e.getMessage());
        }
    }

    private void read() {
        OfdSignature read = ofd.description(entry.path());
        description = read;
        byte[] value = ofd.file()
                .content(read.valuePath())
                .orElseThrow(() -> new OfdFormatException("The signature value " + read.valuePath() + " is missing"));
        if (entry.kind() == Kind.SEAL) {
            SesSignature signature = SesSignature.read(value);
            sealed = signature;
            signer = signature.signer().readCertificate().orElse(null);
            gather(signature);
        } else {
            message = CmsMessage.read(value);
        }
    }

    SignedOfd ofd() {
        return ofd;
    }

    OfdBody body() {
        return body;
    }

    OfdSignatureList list() {
        return list;
    }

    OfdSignatureList.Entry entry() {
        return entry;
    }

    TrustStore trust() {
        return trust;
    }

    Instant now() {
        return now;
    }

    /** Why it cannot be read; empty if it can. */
    String unreadable() {
        return unreadable;
    }

    Optional<OfdSignature> description() {
        return Optional.ofNullable(description);
    }

    /** The signature by a seal; empty for one without. */
    Optional<SesSignature> sealed() {
        return Optional.ofNullable(sealed);
    }

    /** The signed message of a signature without a seal. */
    Optional<CmsMessage> message() {
        return Optional.ofNullable(message);
    }

    /** The certificate of who signed with the seal. */
    Optional<Certificate> sealSigner() {
        return Optional.ofNullable(signer);
    }

    /** The digest of the references; empty if it is not accepted. Names: GB/T 33190-2016, table 69; or identifiers. */
    Optional<DigestAlgorithm> checkMethod() {
        return description().map(OfdSignature::checkMethod).flatMap(method -> switch (method.strip()
                .toUpperCase(Locale.ROOT)) {
            case "SM3", "1.2.156.10197.1.401" -> Optional.of(DigestAlgorithm.SM3);
            case "SHA256", "SHA-256", "2.16.840.1.101.3.4.2.1" -> Optional.of(DigestAlgorithm.SHA256);
            default -> Optional.empty();
        });
    }

    /** May others sign later? They may if the list of signatures is not among the references. */
    boolean isOpen() {
        return description().stream()
                .flatMap(read -> read.references().stream())
                .noneMatch(reference -> SignedOfd.path(reference).equals(Optional.of(list.path())));
    }

    /** The files that are signed; references that name none are left out, and are found by a check of their own. */
    Set<String> covered() {
        return description().map(SignedOfd::covered).orElseGet(HashSet::new);
    }

    /** Certificates that came along, trusted by nobody. */
    List<Certificate> others() {
        return others;
    }

    /** Revocation lists that came along, trusted by nobody. */
    List<RevocationList> lists() {
        return lists;
    }

    private void gather(SesSignature signature) {
        ofd.file()
                .content(ValidationData.path(entry.path()))
                .map(ValidationData::read)
                .ifPresent(data -> {
                    others.addAll(data.certificates());
                    lists.addAll(data.lists());
                });
        signature.seal().maker().readCertificate().ifPresent(others::add);
    }

    /** The signing time in the signature by the seal: the signer's word, or a time-stamp in its place. */
    Optional<Instant> claimedTime() {
        return sealed().flatMap(seal -> seal.time()
                .or(() ->
                        seal.signedToken().flatMap(ExaminedOfdSignature::token).map(TimestampToken::time)));
    }

    /** A time-stamp token; empty if the bytes are none. */
    static Optional<TimestampToken> token(byte[] encoded) {
        try {
            return Optional.of(TimestampToken.read(encoded));
        } catch (Asn1FormatException e) {
            return Optional.empty();
        }
    }

    /** Judges a time-stamp of a value. */
    JudgedTimestamp judge(byte[] token, byte[] value) {
        return judge(token, digest -> digest.of(value));
    }

    /** Judges a time-stamp of what has this digest. */
    JudgedTimestamp judge(byte[] token, Function<DigestAlgorithm, byte[]> content) {
        return JudgedTimestamp.judge(token, content, others, lists, trust, now, Optional.empty());
    }
}
