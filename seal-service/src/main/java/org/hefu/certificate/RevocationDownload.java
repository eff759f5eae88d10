package org.hefu.certificate;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fetches what issuers say of revocation from where certificates name it: lists, and answers of OCSP responders. Only hosts
 * that an operator allowed are asked, see {@link AllowedHosts}. What cannot be had is left out: without it the revocation
 * is unknown, and whoever judges says so.
 */
public final class RevocationDownload {

    private static final int MOST_CERTIFICATES = 10;
    private static final int MOST_ADDRESSES = 3;

    private final AllowedHosts web;

    /**
     * @param hosts that may be asked, as their names stand in certificates; asked only at public addresses
     * @param privateHosts that may be asked wherever they are
     * @param timeout for one list or answer, from the first byte sent to the last received
     * @param largest a list or an answer of more bytes is none
     */
    public RevocationDownload(
            Collection<String> hosts, Collection<String> privateHosts, Duration timeout, long largest) {
        this.web = new AllowedHosts(hosts, privateHosts, timeout, largest);
    }

    /**
     * What is said of these certificates today, as far as it is to be had.
     *
     * @param certificates at most 10 are looked at
     * @param issuers who may have issued them, besides themselves
     */
    public RevocationEvidence of(Collection<Certificate> certificates, Collection<Certificate> issuers, Instant now) {
        if (web.isEmpty()) {
            return RevocationEvidence.NONE;
        }
        List<Certificate> all = Stream.concat(certificates.stream(), issuers.stream())
                .distinct()
                .toList();
        return certificates.stream()
                .limit(MOST_CERTIFICATES)
                .flatMap(certificate -> all.stream()
                        .filter(issuer -> issued(issuer, certificate))
                        .flatMap(issuer -> about(certificate, issuer, now).stream())
                        .limit(1))
                .reduce(RevocationEvidence.NONE, RevocationEvidence::with);
    }

    private static boolean issued(Certificate issuer, Certificate certificate) {
        return certificate.issuer().equals(issuer.subject()) && certificate.isSignedBy(issuer);
    }

    /**
     * What the issuer says of the certificate today: the answer of one of the responders that the certificate names, else
     * one of the lists. Each address is asked in turn until one has something that the issuer stands behind and that is in
     * force.
     *
     * @return one list or one answer; empty if there is none
     */
    Optional<RevocationEvidence> about(Certificate certificate, Certificate issuer, Instant now) {
        if (web.isEmpty()) {
            return Optional.empty();
        }
        Stream<RevocationEvidence> answers = allowed(RevocationAddresses.responders(certificate))
                .flatMap(address -> answer(address, certificate, issuer).stream())
                .filter(answer -> isInForce(answer.about(certificate, issuer), now))
                .map(answer -> new RevocationEvidence(List.of(), List.of(answer)));
        return answers.findFirst()
                .or(() -> lists(certificate)
                        .filter(list -> isInForce(list.about(certificate, issuer), now))
                        .map(list -> new RevocationEvidence(List.of(list), List.of()))
                        .findFirst());
    }

    private static boolean isInForce(Optional<RevocationStatement> statement, Instant now) {
        return statement.filter(found -> found.isInForceAt(now)).isPresent();
    }

    private Stream<URI> allowed(List<URI> addresses) {
        return addresses.stream().filter(web::mayBeAsked).limit(MOST_ADDRESSES);
    }

    private Optional<OcspAnswer> answer(URI address, Certificate certificate, Certificate issuer) {
        OcspQuestion question = new OcspQuestion(certificate, issuer);
        return web.post(address, OcspQuestion.MEDIA_TYPE, question.encoded()).flatMap(question::answered);
    }

    private Stream<RevocationList> lists(Certificate certificate) {
        return allowed(RevocationAddresses.lists(certificate)).flatMap(address -> list(address).stream());
    }

    private Optional<RevocationList> list(URI address) {
        return web.get(address).flatMap(RevocationDownload::read);
    }

    private static Optional<RevocationList> read(byte[] list) {
        try {
            return Optional.of(RevocationList.read(list));
        } catch (Asn1FormatException e) {
            return Optional.empty();
        }
    }
}
