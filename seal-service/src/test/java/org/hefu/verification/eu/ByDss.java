package org.hefu.verification.eu;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.asic.cades.ASiCWithCAdESSignatureParameters;
import eu.europa.esig.dss.asic.cades.signature.ASiCWithCAdESService;
import eu.europa.esig.dss.asic.xades.ASiCWithXAdESSignatureParameters;
import eu.europa.esig.dss.asic.xades.signature.ASiCWithXAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.JWSSerializationType;
import eu.europa.esig.dss.enumerations.SigDMechanism;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.jades.JAdESSignatureParameters;
import eu.europa.esig.dss.jades.signature.JAdESService;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.signature.AbstractSignatureParameters;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.reference.DSSReference;
import eu.europa.esig.dss.xades.reference.DSSTransform;
import eu.europa.esig.dss.xades.signature.XAdESService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.signature.Signatory;
import org.hefu.timestamp.TimestampSource;
import org.jspecify.annotations.Nullable;

/** What the hub would not sign: with weak digests, by expired certificates, with CAdES. */
final class ByDss {

    private static final DSSDocument XML = new InMemoryDocument(EuFiles.XML, "license.xml");
    private static final DSSDocument JSON = new InMemoryDocument(EuFiles.JSON, "paper.json");

    private ByDss() {}

    static byte[] xades(Signatory signatory, Instant at, @Nullable TimestampSource time) {
        return xades(enveloped(signatory, SignatureAlgorithm.ECDSA_SHA256, at, time), signatory, time);
    }

    /** With a digest of any strength. */
    static byte[] xades(Signatory signatory, SignatureAlgorithm algorithm) {
        return xades(enveloped(signatory, algorithm, TestAuthority.NOW, null), signatory, null);
    }

    /** With what these transforms leave of the document. */
    static byte[] xades(Signatory signatory, List<DSSTransform> transforms) {
        XAdESSignatureParameters parameters =
                enveloped(signatory, SignatureAlgorithm.ECDSA_SHA256, TestAuthority.NOW, null);
        DSSReference reference = new DSSReference();
        reference.setId("r-1");
        reference.setUri("");
        reference.setContents(XML);
        reference.setDigestMethodAlgorithm(eu.europa.esig.dss.enumerations.DigestAlgorithm.SHA256);
        reference.setTransforms(transforms);
        parameters.setReferences(List.of(reference));
        return xades(parameters, signatory, null);
    }

    /** In a file of its own, with a digest of the content in its header. */
    static byte[] detachedJades(Signatory signatory) {
        return detachedJades(signatory, SigDMechanism.OBJECT_ID_BY_URI_HASH, List.of("paper.json"));
    }

    /** In a file of its own, about files that its header names: XML by its ending, or JSON. */
    static byte[] detachedJades(Signatory signatory, SigDMechanism mechanism, List<String> names) {
        JAdESSignatureParameters parameters =
                fill(new JAdESSignatureParameters(), signatory, SignatureAlgorithm.ECDSA_SHA256, TestAuthority.NOW);
        parameters.setSignaturePackaging(SignaturePackaging.DETACHED);
        parameters.setSigDMechanism(mechanism);
        parameters.setJwsSerializationType(JWSSerializationType.COMPACT_SERIALIZATION);
        parameters.setSignatureLevel(SignatureLevel.JAdES_BASELINE_B);
        JAdESService service = new JAdESService(lenient());
        List<DSSDocument> documents = names.stream()
                .<DSSDocument>map(
                        name -> new InMemoryDocument(name.endsWith(".xml") ? EuFiles.XML : EuFiles.JSON, name))
                .toList();
        return DSSUtils.toByteArray(service.signDocument(
                documents, parameters, value(signatory, parameters, service.getDataToSign(documents, parameters))));
    }

    private static XAdESSignatureParameters enveloped(
            Signatory signatory, SignatureAlgorithm algorithm, Instant at, @Nullable TimestampSource time) {
        XAdESSignatureParameters parameters = fill(new XAdESSignatureParameters(), signatory, algorithm, at);
        parameters.setSignaturePackaging(SignaturePackaging.ENVELOPED);
        parameters.setSignatureLevel(time == null ? SignatureLevel.XAdES_BASELINE_B : SignatureLevel.XAdES_BASELINE_T);
        return parameters;
    }

    private static byte[] xades(
            XAdESSignatureParameters parameters, Signatory signatory, @Nullable TimestampSource time) {
        XAdESService service = new XAdESService(lenient());
        service.setTspSource(stamps(time));
        return DSSUtils.toByteArray(service.signDocument(
                XML, parameters, value(signatory, parameters, service.getDataToSign(XML, parameters))));
    }

    /** With a time-stamp over the content, from before the signature. */
    static byte[] xadesOverStampedContent(Signatory signatory, TimestampSource time) {
        XAdESSignatureParameters parameters =
                enveloped(signatory, SignatureAlgorithm.ECDSA_SHA256, TestAuthority.NOW, null);
        XAdESService service = new XAdESService(lenient());
        service.setTspSource(stamps(time));
        parameters.setContentTimestamps(List.of(service.getContentTimestamp(XML, parameters)));
        return xades(parameters, signatory, null);
    }

    static byte[] jades(Signatory signatory, Instant at, @Nullable TimestampSource time) {
        JAdESSignatureParameters parameters =
                fill(new JAdESSignatureParameters(), signatory, SignatureAlgorithm.ECDSA_SHA256, at);
        parameters.setSignaturePackaging(SignaturePackaging.ENVELOPING);
        parameters.setJwsSerializationType(JWSSerializationType.FLATTENED_JSON_SERIALIZATION);
        parameters.setSignatureLevel(time == null ? SignatureLevel.JAdES_BASELINE_B : SignatureLevel.JAdES_BASELINE_T);
        JAdESService service = new JAdESService(lenient());
        service.setTspSource(stamps(time));
        return DSSUtils.toByteArray(service.signDocument(
                JSON, parameters, value(signatory, parameters, service.getDataToSign(JSON, parameters))));
    }

    static byte[] asic(Signatory signatory, Instant at, @Nullable TimestampSource time) {
        ASiCWithXAdESSignatureParameters parameters =
                fill(new ASiCWithXAdESSignatureParameters(), signatory, SignatureAlgorithm.ECDSA_SHA256, at);
        parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
        parameters.setSignatureLevel(time == null ? SignatureLevel.XAdES_BASELINE_B : SignatureLevel.XAdES_BASELINE_T);
        ASiCWithXAdESService service = new ASiCWithXAdESService(lenient());
        service.setTspSource(stamps(time));
        return DSSUtils.toByteArray(service.signDocument(
                XML, parameters, value(signatory, parameters, service.getDataToSign(XML, parameters))));
    }

    /** A container with CAdES, whose manifest names its files. */
    static byte[] asicWithCades(Signatory signatory) {
        ASiCWithCAdESSignatureParameters parameters = fill(
                new ASiCWithCAdESSignatureParameters(), signatory, SignatureAlgorithm.ECDSA_SHA256, TestAuthority.NOW);
        parameters.setSignatureLevel(SignatureLevel.CAdES_BASELINE_B);
        parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
        ASiCWithCAdESService service = new ASiCWithCAdESService(lenient());
        List<DSSDocument> documents = List.of(XML, JSON);
        return DSSUtils.toByteArray(service.signDocument(
                documents, parameters, value(signatory, parameters, service.getDataToSign(documents, parameters))));
    }

    private static <P extends AbstractSignatureParameters<?>> P fill(
            P parameters, Signatory signatory, SignatureAlgorithm algorithm, Instant at) {
        List<CertificateToken> chain = new ArrayList<>();
        chain.add(token(signatory.certificate()));
        signatory.authorities().forEach(authority -> chain.add(token(authority)));
        parameters.setSigningCertificate(chain.getFirst());
        parameters.setCertificateChain(chain);
        parameters.setEncryptionAlgorithm(algorithm.getEncryptionAlgorithm());
        parameters.setDigestAlgorithm(algorithm.getDigestAlgorithm());
        parameters.bLevel().setSigningDate(Date.from(at));
        return parameters;
    }

    private static CertificateToken token(Certificate certificate) {
        return DSSUtils.loadCertificate(certificate.encoded());
    }

    private static SignatureValue value(
            Signatory signatory, AbstractSignatureParameters<?> parameters, ToBeSigned message) {
        return new SignatureValue(
                parameters.getSignatureAlgorithm(), signatory.function().sign(message.getBytes()));
    }

    /** One that lets anybody sign, at any time. */
    private static CommonCertificateVerifier lenient() {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null);
        verifier.setAlertOnExpiredCertificate(new SilentOnStatusAlert());
        verifier.setAlertOnNotYetValidCertificate(new SilentOnStatusAlert());
        return verifier;
    }

    private static @Nullable TSPSource stamps(@Nullable TimestampSource time) {
        return time == null
                ? null
                : (algorithm, imprint) ->
                        new TimestampBinary(time.stamp(DigestAlgorithm.valueOf(algorithm.name()), imprint)
                                .encoded());
    }
}
