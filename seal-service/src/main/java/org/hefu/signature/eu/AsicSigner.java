package org.hefu.signature.eu;

import eu.europa.esig.dss.alert.exception.AlertException;
import eu.europa.esig.dss.asic.xades.ASiCWithXAdESSignatureParameters;
import eu.europa.esig.dss.asic.xades.signature.ASiCWithXAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.exception.IllegalInputException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.timestamp.TimestampSource;
import org.jspecify.annotations.Nullable;

/**
 * Signs several files in one container: ASiC-E with XAdES, ETSI EN 319 162-1, level B, or T where a source of time is
 * given. The signature covers every file.
 */
public final class AsicSigner {

    private AsicSigner() {}

    /** A file of the container; its name is a relative path without {@code ..} and not below {@code META-INF}. */
    public record NamedFile(String name, byte[] content) {

        private static final Pattern NAME =
                Pattern.compile("(?!/)(?!META-INF/)(?!mimetype$)[^\\\\:\\x00-\\x1F]{1,200}");

        public NamedFile {
            if (!NAME.matcher(name).matches()
                    || List.of(name.split("/", -1)).stream().anyMatch(NamedFile::isOdd)) {
                throw new IllegalArgumentException(
                        "A file in a container has a name like papers/licence.pdf; got '" + name + "'");
            }
        }

        private static boolean isOdd(String part) {
            return part.isEmpty() || part.equals(".") || part.equals("..");
        }
    }

    /** At level T, or B without a source of time. */
    public static byte[] sign(List<NamedFile> files, Instant at, Signatory signatory, @Nullable TimestampSource time) {
        return signUpTo(files, at, signatory, EuLevel.of(time));
    }

    /**
     * @param files at least one, each with a name of its own
     * @param at the signing time that the signer claims
     * @throws SigningRefusedException if the algorithm has no name in XML, or what the level takes is not to be had
     */
    public static byte[] signUpTo(List<NamedFile> files, Instant at, Signatory signatory, EuLevel level) {
        Set<String> names = new HashSet<>();
        if (files.isEmpty() || !files.stream().map(NamedFile::name).allMatch(names::add)) {
            throw new IllegalArgumentException("A container has at least one file, and each has a name of its own");
        }
        DssSigning signing = new DssSigning(signatory, level);
        ASiCWithXAdESSignatureParameters parameters = signing.fill(new ASiCWithXAdESSignatureParameters(), at);
        parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
        parameters.setSignatureLevel(level.pick(
                SignatureLevel.XAdES_BASELINE_B,
                SignatureLevel.XAdES_BASELINE_T,
                SignatureLevel.XAdES_BASELINE_LT,
                SignatureLevel.XAdES_BASELINE_LTA));
        ASiCWithXAdESService service = new ASiCWithXAdESService(signing.verifier());
        signing.stamps().ifPresent(service::setTspSource);
        List<DSSDocument> documents = files.stream()
                .<DSSDocument>map(file -> new InMemoryDocument(file.content(), file.name()))
                .toList();
        try {
            return DSSUtils.toByteArray(service.signDocument(
                    documents, parameters, signing.sign(service.getDataToSign(documents, parameters))));
        } catch (DSSException | IllegalInputException | AlertException e) {
            throw DssSigning.refused(e);
        }
    }
}
