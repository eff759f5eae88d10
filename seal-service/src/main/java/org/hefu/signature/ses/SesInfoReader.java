package org.hefu.signature.ses;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.hefu.certificate.Asn1FormatException;

/** Reads what the maker says of a seal: SES_SealInfo in its two forms. */
final class SesInfoReader {

    private static final String MARK = "ES";
    private static final int CERTIFICATES = 1;
    private static final int DIGESTS = 2;
    private static final int LARGEST_OLD_VERSION = 3;

    private SesInfoReader() {}

    /**
     * @param old whether the seal has the form of V1
     */
    static SesSealInfo read(ASN1Encodable value, boolean old) {
        Fields info = Fields.of("The seal", value);
        Fields header = info.fields("header");
        if (!MARK.equals(header.ia5("ID"))) {
            throw new Asn1FormatException("The header of a seal begins with ES");
        }
        SesVersion version = version(header.integer("version"), old);
        String vendor = header.ia5("Vid");
        header.end();
        String id = info.ia5("esID");
        Fields property = info.fields("property");
        Fields picture = info.fields("picture");
        int type = property.integer("type");
        String name = property.utf8("name");
        SesOwners owners = owners(property, old);
        SesSealInfo read = new SesSealInfo(
                version,
                vendor,
                id,
                type,
                name,
                owners,
                property.time("createDate"),
                property.time("validStart"),
                property.time("validEnd"),
                new SesPicture(
                        picture.ia5("type"),
                        picture.octets("data"),
                        picture.integer("width"),
                        picture.integer("height")),
                extensions(info, old));
        property.end();
        picture.end();
        info.end();
        return read;
    }

    private static SesVersion version(int number, boolean old) {
        if (old && number >= SesVersion.V1.number() && number <= LARGEST_OLD_VERSION) {
            return SesVersion.V1;
        }
        if (!old && number == SesVersion.V4.number()) {
            return SesVersion.V4;
        }
        if (!old && number == SesVersion.V5.number()) {
            return SesVersion.V5;
        }
        throw new Asn1FormatException("A seal of this form cannot be of version " + number);
    }

    private static SesOwners owners(Fields property, boolean old) {
        int kind = old ? CERTIFICATES : property.integer("certListType");
        Fields list = property.fields("certList");
        if (kind == CERTIFICATES) {
            List<byte[]> certificates = new ArrayList<>();
            while (list.hasMore()) {
                certificates.add(list.octets("a certificate"));
            }
            return new SesOwners.Certificates(certificates);
        }
        if (kind != DIGESTS) {
            throw new Asn1FormatException("A certificate list is of type 1 or 2; this is of type " + kind);
        }
        List<SesOwners.CertificateDigest> digests = new ArrayList<>();
        while (list.hasMore()) {
            Fields digest = list.fields("a digest");
            digests.add(new SesOwners.CertificateDigest(digest.printable("type"), digest.octets("value")));
            digest.end();
        }
        return new SesOwners.Digests(digests);
    }

    /** Explicitly tagged in V1 and untagged since. */
    private static List<SesExtension> extensions(Fields info, boolean old) {
        if (!info.hasMore()) {
            return List.of();
        }
        return extensions(old ? info.tagged().orElseThrow(SesInfoReader::unknown) : info.any("extDatas"));
    }

    static List<SesExtension> extensions(ASN1Encodable value) {
        Fields list = Fields.of("The list of extensions", value);
        List<SesExtension> extensions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (list.hasMore()) {
            Fields extension = list.fields("an extension");
            SesExtension read = new SesExtension(
                    extension.identifier("extnID"), extension.flag("critical"), extension.octets("extnValue"));
            extension.end();
            if (!seen.add(read.type())) {
                throw new Asn1FormatException("The extension " + read.type() + " comes twice");
            }
            extensions.add(read);
        }
        return extensions;
    }

    private static Asn1FormatException unknown() {
        return new Asn1FormatException("The seal has a field that is not known");
    }
}
