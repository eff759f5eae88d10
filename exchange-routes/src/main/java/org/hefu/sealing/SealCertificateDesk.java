package org.hefu.sealing;

import java.util.UUID;
import java.util.function.Supplier;
import org.hefu.access.Caller;
import org.hefu.ledger.Ledger;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.seal.SealCertifying;
import org.hefu.seal.SealEdition;
import org.hefu.seal.SealKeeping.Done;
import org.hefu.sealing.SealDesk.Proved;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Certificates of outside authorities for seals, as a keeper asks for them and brings them. */
@Component
class SealCertificateDesk {

    static final MediaType PKCS10 = MediaType.parseMediaType("application/pkcs10");

    /** Of a certificate with its chain. */
    static final int LARGEST = 1 << 20;

    private final SealDesk desk;
    private final SealCertifying certifying;
    private final Ledger ledger;

    SealCertificateDesk(SealDesk desk, SealCertifying certifying, Ledger ledger) {
        this.desk = desk;
        this.certifying = certifying;
        this.ledger = ledger;
    }

    /** A request in PEM. */
    Proved<byte[]> request(Caller caller, UUID id) {
        desk.find(id);
        return proved(id, () -> certifying.request(id, caller.actor()));
    }

    /**
     * @param file PEM, DER or PKCS #7
     */
    Proved<SealEdition> take(Caller caller, UUID id, byte[] file) {
        desk.find(id);
        if (file.length > LARGEST) {
            throw new ProblemException(Problem.TOO_LARGE, "1 MB");
        }
        return proved(id, () -> certifying.take(id, file, caller.actor()));
    }

    private <T> Proved<T> proved(UUID id, Supplier<Done<T>> work) {
        Done<T> done;
        try {
            done = work.get();
        } catch (IllegalStateException e) {
            throw desk.unfit(id);
        }
        return new Proved<>(done.result(), ledger.await(done.ticket()));
    }
}
