package org.hefu.verification.report;

/** The checks that a signature goes through. Published: add, never rename. */
public enum Check {
    /** The structure of the file can be followed without guessing. */
    STRUCTURE,
    /** The signature says which bytes it covers, and leaves out nothing but itself. */
    BYTE_RANGE,
    /** No two signatures of the file claim the same place. */
    OVERLAP,
    /** A signature field of the document, as it is now, shows this signature. */
    FIELD,
    /** The signature is of a kind that is verified here, and its bytes are well-formed. */
    FORM,
    /** Exactly one signer, and the signed content is the file itself. */
    SIGNER,
    /** Digest, scheme and key are strong enough. */
    ALGORITHM,
    /** The certificate is there, and its key may sign documents. */
    SIGNER_CERTIFICATE,
    /** What was signed besides the document is complete and agrees with the rest. */
    SIGNED_ATTRIBUTES,
    /** The covered bytes are those that were signed. */
    DIGEST,
    /** The key of the certificate made the signature. */
    SIGNATURE_VALUE,
    /** A path of valid, unrevoked certificates leads to an anchor. */
    CERTIFICATE_PATH,
    /** The time-stamps are about this signature, and their order fits. */
    TIMESTAMP,
    /** The time of signing that the signer claims fits the certificate and the clock. */
    CLAIMED_TIME,
    /** The signature covers its own revision to the end. */
    COVERAGE,
    /** What was added later changes nothing that was signed. */
    CHANGES_AFTER,
    /** The whole process of ETSI EN 319 102-1, as EU DSS goes through it. */
    VALIDATION_PROCESS,
    /** The package is read by everybody in the same way. */
    PACKAGE,
    /** Every document of the file is signed. */
    DOCUMENTS,
    /** The protected files are those that were signed. */
    REFERENCES,
    /** Seal and signature are by the same standard, and everything in them is understood. */
    SEAL_VERSION,
    /** The signer is among the owners of the seal. */
    SEAL_OWNER,
    /** The seal beside the signature is the one in it. */
    SEAL_FILE,
    /** The maker in the seal signed it. */
    SEAL_VALUE,
    /** The maker of the seal is trusted. */
    SEAL_MAKER,
    /** The seal was in force when it was used. */
    SEAL_PERIOD,
    /** Every imprint is on a page of the document. */
    STAMPS,
    /** The version of the document that readers show is the one that was sealed. */
    DOCUMENT_VERSIONS,
    /** The time of signing that the description states is the one that was signed. */
    STATED_TIME,
    /** The time-stamp of the seal is about the seal, and not older than its creation date. */
    SEAL_TIMESTAMP
}
