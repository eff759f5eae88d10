package org.hefu.seal;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateRefusedException;
import org.hefu.certificate.CertificateRefusedException.Code;
import org.hefu.certificate.CertificateRequests;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.OutsideCertificates;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.key.KeyUse;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.seal.SealKeeping.Done;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives seals certificates of outside authorities: asks for one with the seal's own key, and makes the seal anew with it. */
@Component
public class SealCertifying {

    private static final String REQUESTED = "CERTIFICATE_REQUEST";
    private static final String TAKEN = "CERTIFICATE_TAKEN";

    private final SealRepository repository;
    private final SealKeeping keeping;
    private final SealMaking making;
    private final CertificateRequests requests;
    private final OutsideCertificates outside;
    private final Ledger ledger;
    private final TransactionTemplate transactions;

    SealCertifying(
            SealRepository repository,
            SealKeeping keeping,
            SealMaking making,
            CertificateRequests requests,
            OutsideCertificates outside,
            Ledger ledger,
            TransactionTemplate transactions) {
        this.repository = repository;
        this.keeping = keeping;
        this.making = making;
        this.requests = requests;
        this.outside = outside;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /**
     * A request for a certificate of the seal's key, PKCS #10 (RFC 2986), that names the seal and its owner.
     *
     * @return PEM
     * @throws IllegalStateException if the seal is not active
     */
    public Done<byte[]> request(UUID sealId, String actor) {
        return inTransaction(() -> {
            Seal seal = active(sealId);
            byte[] request =
                    requests.request(making.subject(seal), repository.keyName(sealId), seal.algorithm(), KeyUse.SEAL);
            SortedMap<String, String> details = SealEntries.details(sealId);
            details.put("algorithm", seal.algorithm().name());
            details.put("sha256", HexFormat.of().formatHex(DigestAlgorithm.SHA256.of(request)));
            return new Done<>(request, ledger.enrol(SealEntries.of(REQUESTED, actor, details)));
        });
    }

    /**
     * Makes the seal anew with a certificate that an outside authority issued for its key. A refusal is on the ledger.
     *
     * @param file PEM or PKCS #7 with the certificate and its chain, or the certificate in DER
     * @throws CertificateRefusedException if the certificate does not serve
     * @throws IllegalStateException if the seal is not active
     */
    public Done<SealEdition> take(UUID sealId, byte[] file, String actor) {
        try {
            active(sealId);
            RevocationEvidence evidence = outside.revocation(repository.keyName(sealId), file);
            return inTransaction(() -> {
                repository.lock();
                repository.holdForChange(sealId);
                Seal seal = active(sealId);
                Certificate certificate =
                        outside.take(repository.keyName(sealId), file, evidence).getFirst();
                requireOwner(seal, certificate);
                SealEdition edition = making.renew(seal, keeping.edition(seal).image(), certificate, actor);
                SortedMap<String, String> details = SealEntries.details(sealId);
                details.put("edition", Integer.toString(edition.number()));
                details.put("owner", seal.ownerCode());
                details.put("certificate", certificate.serialNumber().toString(16));
                details.put("issuer", certificate.issuer().toString());
                return new Done<>(edition, ledger.enrol(SealEntries.of(TAKEN, actor, details)));
            });
        } catch (CertificateRefusedException e) {
            TreeMap<String, String> details = new TreeMap<>(SealEntries.details(sealId));
            details.put("reason", e.code().name());
            ledger.append(new LedgerEntry(TAKEN, Outcome.REFUSED, actor, null, details));
            throw e;
        }
    }

    /** Whatever it states of its owner must be so: the name of the organization, its credit code, or both. */
    private static void requireOwner(Seal seal, Certificate certificate) {
        List<String> names = certificate.organizations();
        Optional<String> code = certificate.creditCode();
        boolean named = (!names.isEmpty() || code.isPresent())
                && names.stream().allMatch(seal.ownerName()::equals)
                && code.stream().allMatch(seal.ownerCode()::equals);
        if (!named) {
            throw new CertificateRefusedException(Code.OTHER_OWNER, "The certificate names another organization");
        }
    }

    private Seal active(UUID sealId) {
        return repository
                .byId(sealId)
                .filter(seal -> seal.status() == SealStatus.IN_FORCE)
                .orElseThrow(() -> new IllegalStateException("The seal " + sealId + " is not active"));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
