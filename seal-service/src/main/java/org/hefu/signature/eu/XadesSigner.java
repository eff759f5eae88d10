package org.hefu.signature.eu;

import eu.europa.esig.dss.alert.exception.AlertException;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.exception.IllegalInputException;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.signature.XAdESService;
import java.time.Instant;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.timestamp.TimestampSource;
import org.jspecify.annotations.Nullable;

/** Signs by XAdES, ETSI EN 319 132-1, levels B to LTA. */
public final class XadesSigner {

    /** Where the signature stands. */
    public enum Packaging {
        /** Inside the XML document that it signs. */
        ENVELOPED(SignaturePackaging.ENVELOPED),
        /** Around the content. */
        ENVELOPING(SignaturePackaging.ENVELOPING),
        /** In a file of its own. */
        DETACHED(SignaturePackaging.DETACHED);

        private final SignaturePackaging dss;

        Packaging(SignaturePackaging dss) {
            this.dss = dss;
        }
    }

    private XadesSigner() {}

    /** At level T, or B without a source of time. */
    public static byte[] sign(
            byte[] content,
            String name,
            Packaging packaging,
            Instant at,
            Signatory signatory,
            @Nullable TimestampSource time) {
        return signUpTo(content, name, packaging, at, signatory, EuLevel.of(time));
    }

    /**
     * @param name of the content, to which a detached signature refers
     * @param at the signing time that the signer claims
     * @return the XML document with the signature
     * @throws SigningRefusedException if the algorithm has no name in XML, the content is no XML where it must
     *     be, or what the level takes is not to be had
     */
    public static byte[] signUpTo(
            byte[] content, String name, Packaging packaging, Instant at, Signatory signatory, EuLevel level) {
        DssSigning.requireContent(content);
        DssSigning signing = new DssSigning(signatory, level);
        XAdESSignatureParameters parameters = signing.fill(new XAdESSignatureParameters(), at);
        parameters.setSignaturePackaging(packaging.dss);
        parameters.setSignatureLevel(level.pick(
                SignatureLevel.XAdES_BASELINE_B,
                SignatureLevel.XAdES_BASELINE_T,
                SignatureLevel.XAdES_BASELINE_LT,
                SignatureLevel.XAdES_BASELINE_LTA));
        XAdESService service = new XAdESService(signing.verifier());
        signing.stamps().ifPresent(service::setTspSource);
        DSSDocument document = new InMemoryDocument(content, name);
        try {
            return DSSUtils.toByteArray(service.signDocument(
                    document, parameters, signing.sign(service.getDataToSign(document, parameters))));
        } catch (DSSException | IllegalInputException | AlertException e) {
            throw DssSigning.refused(e);
        }
    }
}
