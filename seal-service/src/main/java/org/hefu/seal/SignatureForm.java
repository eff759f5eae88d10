package org.hefu.seal;

/** In what form the signature of a seal is written where it is not within a PDF or OFD document; none shows its picture. */
public enum SignatureForm {
    /** A signed message around any file: GB/T 35275 for SM2, CAdES (ETSI EN 319 122-1) for the rest. */
    CMS_ATTACHED("application/pkcs7-mime", ".p7m"),
    /** A signed message beside any file. */
    CMS_DETACHED("application/pkcs7-signature", ".p7s"),
    /** Within an XML document: XAdES, ETSI EN 319 132-1. */
    XADES_ENVELOPED("application/xml", ".xml"),
    /** An XML document around any file. */
    XADES_ENVELOPING("application/xml", ".xml"),
    /** A JSON document around any file: JAdES, ETSI TS 119 182-1. */
    JADES("application/jose+json", ".json"),
    /** A container of several files, which come as a ZIP archive: ASiC-E with XAdES, ETSI EN 319 162-1. */
    ASIC_E("application/vnd.etsi.asic-e+zip", ".asice");

    private final String mediaType;
    private final String extension;

    SignatureForm(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** Is it a signed message, which has room for several signers? */
    boolean isMessage() {
        return this == CMS_ATTACHED || this == CMS_DETACHED;
    }

    /** Has it the levels LT and LTA? */
    boolean lasts() {
        return !isMessage();
    }

    /** Of the signed file. */
    public String mediaType() {
        return mediaType;
    }

    /** What the name of the signed file ends in, with its dot. */
    public String extension() {
        return extension;
    }
}
