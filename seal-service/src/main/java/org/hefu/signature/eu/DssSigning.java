package org.hefu.signature.eu;

import eu.europa.esig.dss.alert.exception.AlertException;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.signature.AbstractSignatureParameters;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.SignatureScheme;
import org.hefu.signature.Signatory;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.hefu.timestamp.TimestampSource;
import org.hefu.timestamp.TimestampToken;
import org.hefu.timestamp.TimestampUnavailableException;

/** Has EU DSS sign for a signatory: DSS says what is to be signed, and the key stays where it is. */
final class DssSigning {

    private final Signatory signatory;
    private final SignatureAlgorithm algorithm;
    private final EuLevel level;
    private final ProofSources proofs;

    /**
     * @throws SigningRefusedException if the formats of ETSI have no name for the signatory's algorithm
     */
    DssSigning(Signatory signatory, EuLevel level) {
        this.signatory = signatory;
        this.algorithm = algorithm(signatory.scheme());
        this.level = level;
        this.proofs = new ProofSources(signatory.evidence());
    }

    private static SignatureAlgorithm algorithm(SignatureScheme scheme) {
        return switch (scheme) {
            case ECDSA_SHA256 -> SignatureAlgorithm.ECDSA_SHA256;
            case ECDSA_SHA384 -> SignatureAlgorithm.ECDSA_SHA384;
            case ECDSA_SHA512 -> SignatureAlgorithm.ECDSA_SHA512;
            case RSA_SHA256 -> SignatureAlgorithm.RSA_SHA256;
            case RSA_SHA384 -> SignatureAlgorithm.RSA_SHA384;
            case RSA_SHA512 -> SignatureAlgorithm.RSA_SHA512;
            case RSA_PSS_SHA256 -> SignatureAlgorithm.RSA_SSA_PSS_SHA256_MGF1;
            case RSA_PSS_SHA384 -> SignatureAlgorithm.RSA_SSA_PSS_SHA384_MGF1;
            case RSA_PSS_SHA512 -> SignatureAlgorithm.RSA_SSA_PSS_SHA512_MGF1;
            case ED25519 -> SignatureAlgorithm.ED25519;
            case SM2_SM3, ML_DSA_65 ->
                throw new SigningRefusedException(
                        Code.ALGORITHM_UNKNOWN,
                        "XAdES, JAdES and ASiC have no name for " + scheme
                                + "; sign with ECDSA, RSA or Ed25519, or choose OFD, PDF or CMS");
        };
    }

    /** What every format needs to know. */
    <P extends AbstractSignatureParameters<?>> P fill(P parameters, Instant at) {
        List<CertificateToken> chain = new ArrayList<>();
        chain.add(token(signatory.certificate()));
        signatory.authorities().forEach(authority -> chain.add(token(authority)));
        parameters.setSigningCertificate(chain.getFirst());
        parameters.setCertificateChain(chain);
        parameters.setEncryptionAlgorithm(encryption());
        parameters.setDigestAlgorithm(algorithm.getDigestAlgorithm());
        parameters.bLevel().setSigningDate(Date.from(at));
        return parameters;
    }

    private EncryptionAlgorithm encryption() {
        return algorithm.getEncryptionAlgorithm();
    }

    private static CertificateToken token(Certificate certificate) {
        return DSSUtils.loadCertificate(certificate.encoded());
    }

    SignatureValue sign(ToBeSigned message) {
        return new SignatureValue(algorithm, signatory.function().sign(message.getBytes()));
    }

    /** Of nothing, some formats make signatures that none of them reads. */
    static void requireContent(byte[] content) {
        if (content.length == 0) {
            throw new SigningRefusedException(Code.CONTENT_UNREADABLE, "An empty file is not signed");
        }
    }

    /** One that asks nobody for anything. */
    CommonCertificateVerifier verifier() {
        return proofs.verifier(level.anchors());
    }

    /** Where the time-stamps come from; empty at a level without. */
    Optional<TSPSource> stamps() {
        return Optional.ofNullable(level.time())
                .map(time -> new Stamps(time, proofs, level.level().isAtLeast(SignatureLevel.LT)));
    }

    /** Says in the hub's words why DSS would not sign. */
    static SigningRefusedException refused(RuntimeException e) {
        if (e instanceof AlertException) {
            return new SigningRefusedException(
                    Code.PROOFS_MISSING,
                    "What proves the signature for the long term is missing: " + e.getMessage(),
                    e);
        }
        return new SigningRefusedException(
                Code.CONTENT_UNREADABLE, "The content cannot be signed in this format: " + e.getMessage(), e);
    }

    /** A source of time-stamps, as DSS knows them. */
    private static final class Stamps implements TSPSource {

        private static final long serialVersionUID = 1L;

        private final transient TimestampSource time;
        private final transient ProofSources proofs;
        private final boolean lasting;

        Stamps(TimestampSource time, ProofSources proofs, boolean lasting) {
            this.time = time;
            this.lasting = lasting;
            this.proofs = proofs;
        }

        @Override
        public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] imprint) {
            org.hefu.certificate.DigestAlgorithm digest = switch (algorithm) {
                case SHA256 -> org.hefu.certificate.DigestAlgorithm.SHA256;
                case SHA384 -> org.hefu.certificate.DigestAlgorithm.SHA384;
                case SHA512 -> org.hefu.certificate.DigestAlgorithm.SHA512;
                default -> throw new DSSException("No time-stamp is made over " + algorithm);
            };
            try {
                TimestampToken token = time.stamp(digest, imprint);
                if (lasting) {
                    proofs.add(token, time.revocation(token));
                }
                return new TimestampBinary(token.encoded());
            } catch (TimestampUnavailableException e) {
                throw new SigningRefusedException(
                        Code.TIMESTAMP_MISSING, "The time-stamp is not to be had: " + e.getMessage(), e);
            }
        }
    }
}
