package org.hefu.seal;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import org.hefu.certificate.AuthorityLine;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.KeyCertificates;
import org.hefu.certificate.KeyCertificates.OfKey;
import org.hefu.certificate.SignatureScheme;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.hefu.ledger.Ledger;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.signature.Signatory;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.pdf.PdfSignatureOrder;
import org.hefu.signature.pdf.PdfSignatureOrder.Certification;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.timestamp.TimestampSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A second signature of a seal's owner behind that of the seal, by a key of another algorithm: for documents that must
 * outlive quantum computers. Key and certificate are made when they are first needed, and go the way of the seal's own.
 */
@Component
class SecondSignature {

    private static final String ISSUED = "CERTIFICATE_ISSUED";

    private final SealRepository repository;
    private final SealMaking making;
    private final HubAuthority authority;
    private final KeyCertificates certificates;
    private final KeyVault vault;
    private final TimestampSource time;
    private final Ledger ledger;
    private final TransactionTemplate transactions;

    SecondSignature(
            SealRepository repository,
            SealMaking making,
            HubAuthority authority,
            KeyCertificates certificates,
            KeyVault vault,
            TimestampSource time,
            Ledger ledger,
            TransactionTemplate transactions) {
        this.repository = repository;
        this.making = making;
        this.authority = authority;
        this.certificates = certificates;
        this.vault = vault;
        this.time = time;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** The name of the second key beside that of a seal's own. */
    static String keyName(String sealKey) {
        return sealKey + "-"
                + KeyAlgorithm.ML_DSA_65.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws SealUseRefusedException if the format, or what the first signature allows, leaves no room for a second one
     */
    static void require(SealManner manner, boolean ofd) {
        if (manner.second() != null && (ofd || manner.certification() == Certification.NO_CHANGES)) {
            throw new SealUseRefusedException(
                    Code.SECOND_SIGNATURE_REFUSED,
                    "Nothing may follow a certification without changes, and OFD has no such signatures");
        }
    }

    /**
     * Signs a PDF document that carries the seal already; nothing of it is seen on the pages.
     *
     * @param keyName of the seal's own key
     * @throws org.hefu.signature.SigningRefusedException if it cannot be signed once more
     */
    byte[] add(
            Seal seal,
            String keyName,
            KeyAlgorithm algorithm,
            String purpose,
            SignatureLevel level,
            byte[] pdf,
            Instant at) {
        PdfSignatureOrder order = new PdfSignatureOrder(seal.name(), purpose, at, null, null).withLevel(level);
        return PdfSigner.sign(pdf, order, signatory(seal, keyName(keyName), algorithm, at), time);
    }

    /** Who signs a message: the seal's owner, and beside it the second key, if the manner asks for it. */
    List<Signatory> signatories(PreparedSeal prepared, SealManner manner, Signatory first, Instant at) {
        KeyAlgorithm algorithm = manner.second();
        return algorithm == null
                ? List.of(first)
                : List.of(first, signatory(prepared.seal(), keyName(prepared.keyName()), algorithm, at));
    }

    /** Nobody revokes the seal meanwhile: its certificates are revoked with it, and this one is among them then. */
    private Certificate certificate(Seal seal, String keyName, KeyAlgorithm algorithm, Instant at) {
        repository.holdForUse(seal.id());
        switch (repository.byId(seal.id()).orElseThrow().status()) {
            case IN_FORCE -> {}
            case SUSPENDED ->
                throw new SealUseRefusedException(Code.SEAL_SUSPENDED, "The seal was suspended meanwhile");
            case REVOKED -> throw new SealUseRefusedException(Code.SEAL_REVOKED, "The seal was revoked meanwhile");
        }
        PublicKey key = vault.ensureKeyPair(keyName, algorithm, KeyUse.SEAL);
        CertificateProfile profile = seal.type().isOfPerson() ? CertificateProfile.PERSON : CertificateProfile.SEAL;
        OfKey made = certificates.of(profile, making.subject(seal), key, keyName, seal.validTo(), at);
        if (made.isNew()) {
            SortedMap<String, String> details = SealEntries.details(seal.id());
            details.put("algorithm", algorithm.name());
            details.put("certificate", made.certificate().serialNumber().toString(16));
            ledger.enrol(SealEntries.of(ISSUED, SealKeeping.HUB, details));
        }
        return made.certificate();
    }

    private Signatory signatory(Seal seal, String keyName, KeyAlgorithm algorithm, Instant at) {
        Certificate certificate =
                Objects.requireNonNull(transactions.execute(status -> certificate(seal, keyName, algorithm, at)));
        return new Signatory(
                certificate,
                List.of(authority.authorities(AuthorityLine.INTERNATIONAL).getFirst()),
                authority.revocationLists(AuthorityLine.INTERNATIONAL),
                SignatureScheme.of(algorithm),
                message -> vault.sign(keyName, KeyUse.SEAL, message));
    }
}
