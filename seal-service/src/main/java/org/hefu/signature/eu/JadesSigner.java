package org.hefu.signature.eu;

import eu.europa.esig.dss.alert.exception.AlertException;
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

/** Signs by JAdES, ETSI TS 119 182-1, levels B to LTA. The payload is inside. */
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

    /** At level T, or B without a source of time. */
    public static byte[] sign(
            byte[] payload, Form form, Instant at, Signatory signatory, @Nullable TimestampSource time) {
        return signUpTo(payload, form, at, signatory, EuLevel.of(time));
    }

    /**
     * @param at the signing time that the signer claims
     * @throws SigningRefusedException if the algorithm has no name in JSON, or what the level takes is not to be had
     * @throws IllegalArgumentException for a time-stamp in the compact form
     */
    public static byte[] signUpTo(byte[] payload, Form form, Instant at, Signatory signatory, EuLevel level) {
        if (form == Form.COMPACT && level.time() != null) {
            throw new IllegalArgumentException("The compact form has no room for a time-stamp: choose JSON");
        }
        DssSigning.requireContent(payload);
        DssSigning signing = new DssSigning(signatory, level);
        JAdESSignatureParameters parameters = signing.fill(new JAdESSignatureParameters(), at);
        parameters.setSignaturePackaging(SignaturePackaging.ENVELOPING);
        parameters.setJwsSerializationType(form.dss);
        parameters.setSignatureLevel(level.pick(
                SignatureLevel.JAdES_BASELINE_B,
                SignatureLevel.JAdES_BASELINE_T,
                SignatureLevel.JAdES_BASELINE_LT,
                SignatureLevel.JAdES_BASELINE_LTA));
        JAdESService service = new JAdESService(signing.verifier());
        signing.stamps().ifPresent(service::setTspSource);
        DSSDocument document = new InMemoryDocument(payload);
        try {
            return DSSUtils.toByteArray(service.signDocument(
                    document, parameters, signing.sign(service.getDataToSign(document, parameters))));
        } catch (DSSException | IllegalInputException | AlertException e) {
            throw DssSigning.refused(e);
        }
    }
}
