package org.hefu.signature.eu;

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

/** Signs by XAdES, ETSI EN 319 132-1, level B, or T where a source of time is given. */
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

    /**
     * @param name of the content, to which a detached signature refers
     * @param at the signing time that the signer claims
     * @return the XML document with the signature
     * @throws SigningRefusedException if the algorithm has no name in XML, the content is no XML where it must
     *     be, or no time-stamp is to be had
     */
    public static byte[] sign(
            byte[] content,
            String name,
            Packaging packaging,
            Instant at,
            Signatory signatory,
            @Nullable TimestampSource time) {
        DssSigning.requireContent(content);
        DssSigning signing = new DssSigning(signatory);
        XAdESSignatureParameters parameters = signing.fill(new XAdESSignatureParameters(), at);
        parameters.setSignaturePackaging(packaging.dss);
        parameters.setSignatureLevel(time == null ? SignatureLevel.XAdES_BASELINE_B : SignatureLevel.XAdES_BASELINE_T);
        XAdESService service = new XAdESService(DssSigning.offline());
        if (time != null) {
            service.setTspSource(DssSigning.stamps(time));
        }
        DSSDocument document = new InMemoryDocument(content, name);
        try {
            return DSSUtils.toByteArray(service.signDocument(
                    document, parameters, signing.sign(service.getDataToSign(document, parameters))));
        } catch (DSSException | IllegalInputException e) {
            throw DssSigning.refused(e);
        }
    }
}
