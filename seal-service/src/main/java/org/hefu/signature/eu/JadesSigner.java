package org.hefu.signature.eu;

import eu.europa.esig.dss.enumerations.JWSSerializationType;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.jades.JAdESSignatureParameters;
import eu.europa.esig.dss.jades.signature.JAdESService;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.exception.IllegalInputException;
import java.time.Instant;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.timestamp.TimestampSource;
import org.jspecify.annotations.Nullable;

/** Signs by JAdES, ETSI TS 119 182-1, level B, or T where a source of time is given. The payload is inside. */
public final class JadesSigner {

    /** How the signature is written, RFC 7515, section 7. */
    public enum Form {
        /** One line; it has no room for a time-stamp. */
        COMPACT(JWSSerializationType.COMPACT_SERIALIZATION),
        JSON(JWSSerializationType.FLATTENED_JSON_SERIALIZATION);

        private final JWSSerializationType dss;

        Form(JWSSerializationType dss) {
            this.dss = dss;
        }
    }

    private JadesSigner() {}

    /**
     * @param at the signing time that the signer claims
     * @throws SigningRefusedException if the algorithm has no name in JSON, or no time-stamp is to be had
     * @throws IllegalArgumentException for a time-stamp in the compact form
     */
    public static byte[] sign(
            byte[] payload, Form form, Instant at, Signatory signatory, @Nullable TimestampSource time) {
        if (form == Form.COMPACT && time != null) {
            throw new IllegalArgumentException("The compact form has no room for a time-stamp: choose JSON");
        }
        DssSigning.requireContent(payload);
        DssSigning signing = new DssSigning(signatory);
        JAdESSignatureParameters parameters = signing.fill(new JAdESSignatureParameters(), at);
        parameters.setSignaturePackaging(SignaturePackaging.ENVELOPING);
        parameters.setJwsSerializationType(form.dss);
        parameters.setSignatureLevel(time == null ? SignatureLevel.JAdES_BASELINE_B : SignatureLevel.JAdES_BASELINE_T);
        JAdESService service = new JAdESService(DssSigning.offline());
        if (time != null) {
            service.setTspSource(DssSigning.stamps(time));
        }
        DSSDocument document = new InMemoryDocument(payload);
        try {
            return DSSUtils.toByteArray(service.signDocument(
                    document, parameters, signing.sign(service.getDataToSign(document, parameters))));
        } catch (DSSException | IllegalInputException e) {
            throw DssSigning.refused(e);
        }
    }
}
