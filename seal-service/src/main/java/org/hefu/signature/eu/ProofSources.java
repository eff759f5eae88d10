package org.hefu.signature.eu;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.validation.RevocationDataVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.RevocationToken;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.ExternalResourcesOCSPSource;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.OcspAnswer;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.certificate.RevocationList;
import org.hefu.timestamp.TimestampToken;

/**
 * What EU DSS may embed to prove a signature for the long term: what the signatory brought along, and what the sources of its
 * time-stamps say. DSS itself asks nobody, and refuses where something is missing.
 */
final class ProofSources {

    private RevocationEvidence evidence;

    ProofSources(RevocationEvidence evidence) {
        this.evidence = evidence;
    }

    /** Takes in what belongs to a time-stamp of the signature that is being made. */
    void add(TimestampToken token, RevocationEvidence ofItsAuthorities) {
        evidence =
                evidence.with(new RevocationEvidence(token.lists(), List.of())).with(ofItsAuthorities);
    }

    CommonCertificateVerifier verifier(Collection<Certificate> anchors) {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        anchors.stream().flatMap(anchor -> token(anchor).stream()).forEach(trusted::addCertificate);
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null);
        verifier.setTrustedCertSources(trusted);
        verifier.setRevocationDataVerifier(new Judged());
        verifier.setCrlSource((certificate, issuer) -> new ExternalResourcesCRLSource(evidence.lists().stream()
                        .map(RevocationList::encoded)
                        .map(InMemoryDocument::new)
                        .toArray(InMemoryDocument[]::new))
                .getRevocationToken(certificate, issuer));
        verifier.setOcspSource((certificate, issuer) -> new ExternalResourcesOCSPSource(evidence.answers().stream()
                        .map(OcspAnswer::encoded)
                        .map(InMemoryDocument::new)
                        .toArray(InMemoryDocument[]::new))
                .getRevocationToken(certificate, issuer));
        return verifier;
    }

    /**
     * Takes what is sound by itself: whose word it is was judged when it was fetched. DSS would refuse a list for want of an
     * address in the certificate of its issuer, if it comes to it before the list about that issuer.
     */
    private static final class Judged extends RevocationDataVerifier {

        Judged() {
            setRevocationSkipCertificateExtensions(List.of(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()));
        }

        @Override
        public boolean isAcceptable(
                RevocationToken<?> token, CertificateToken issuer, List<CertificateToken> chain, Date controlTime) {
            return isRevocationTokenValid(token) && isRevocationDataComplete(token) && isConsistent(token);
        }
    }

    /** Empty for what these formats have no name for, as an authority that signs with SM2. */
    private static Optional<CertificateToken> token(Certificate anchor) {
        try {
            return Optional.of(DSSUtils.loadCertificate(anchor.encoded()));
        } catch (DSSException e) {
            return Optional.empty();
        }
    }
}
