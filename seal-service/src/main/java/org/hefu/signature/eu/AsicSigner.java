package org.hefu.signature.eu;

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

    /**
     * @param files at least one, each with a name of its own
     * @param at the signing time that the signer claims
     * @throws SigningRefusedException if the algorithm has no name in XML, or no time-stamp is to be had
     */
    public static byte[] sign(List<NamedFile> files, Instant at, Signatory signatory, @Nullable TimestampSource time) {
        Set<String> names = new HashSet<>();
        if (files.isEmpty() || !files.stream().map(NamedFile::name).allMatch(names::add)) {
            throw new IllegalArgumentException("A container has at least one file, and each has a name of its own");
        }
        DssSigning signing = new DssSigning(signatory);
        ASiCWithXAdESSignatureParameters parameters = signing.fill(new ASiCWithXAdESSignatureParameters(), at);
        parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
        parameters.setSignatureLevel(time == null ? SignatureLevel.XAdES_BASELINE_B : SignatureLevel.XAdES_BASELINE_T);
        ASiCWithXAdESService service = new ASiCWithXAdESService(DssSigning.offline());
        if (time != null) {
            service.setTspSource(DssSigning.stamps(time));
        }
        List<DSSDocument> documents = files.stream()
                .<DSSDocument>map(file -> new InMemoryDocument(file.content(), file.name()))
                .toList();
        try {
            return DSSUtils.toByteArray(service.signDocument(
                    documents, parameters, signing.sign(service.getDataToSign(documents, parameters))));
        } catch (DSSException | IllegalInputException e) {
            throw DssSigning.refused(e);
        }
    }
}
