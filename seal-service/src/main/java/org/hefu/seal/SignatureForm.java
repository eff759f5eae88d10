package org.hefu.seal;

/** In what form the signature of a seal is written where it is not within a PDF or OFD document; none shows its picture. */
public enum SignatureForm {
    /** A signed message around any file: GB/T 35275 for SM2, CAdES (ETSI EN 319 122-1) for the rest. */
    CMS_ATTACHED("application/pkcs7-mime", ".p7m", 6),
    /** A signed message beside any file. */
    CMS_DETACHED("application/pkcs7-signature", ".p7s", 6),
    /** Within an XML document: XAdES, ETSI EN 319 132-1. */
    XADES_ENVELOPED("application/xml", ".xml", 100),
    /** An XML document around any file. */
    XADES_ENVELOPING("application/xml", ".xml", 30),
    /** A JSON document around any file: JAdES, ETSI TS 119 182-1. */
    JADES("application/jose+json", ".json", 30),
    /** A container of several files, which come as a ZIP archive: ASiC-E with XAdES, ETSI EN 319 162-1. */
    ASIC_E("application/vnd.etsi.asic-e+zip", ".asice", 30);

    private final String mediaType;
    private final String extension;
    private final int memory;

    SignatureForm(String mediaType, String extension, int memory) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.memory = memory;
    }

    /** Is it a signed message, which has room for several signers? */
    boolean isMessage() {
        return this == CMS_ATTACHED || this == CMS_DETACHED;
    }

    /** Has it the levels LT and LTA? */
    boolean lasts() {
        return !isMessage();
    }

    /** Does signing take many times the size of the file? */
    public boolean isHeavy() {
        return !isMessage();
    }

    /** How many times the size of the file signing takes of the heap at most, measured; the signed file is part of it. */
    int memory() {
        return memory;
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
