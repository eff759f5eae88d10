package org.hefu.seal;

import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.signature.SigningRefusedException;

/** Why a seal is not set on a document that cannot be signed. */
final class SigningRefusals {

    private SigningRefusals() {}

    static Code code(SigningRefusedException.Code code) {
        return switch (code) {
            case PAGE_MISSING, KEYWORD_MISSING -> Code.PLACE_NOT_FOUND;
            case TIMESTAMP_MISSING -> Code.TIME_UNAVAILABLE;
            case PROOFS_MISSING -> Code.LEVEL_UNAVAILABLE;
            case CERTIFICATION_LATE -> Code.CERTIFICATION_REFUSED;
            case FIELD_MISSING, FIELD_TAKEN, FIELD_LOCKED, FIELD_DEMANDS -> Code.FIELD_UNAVAILABLE;
            case ALGORITHM_UNKNOWN -> Code.FORM_UNAVAILABLE;
            case PDF_UNREADABLE,
                    PDF_ENCRYPTED,
                    PDF_LOCKED,
                    OFD_UNREADABLE,
                    OFD_LOCKED,
                    CMS_UNREADABLE,
                    CONTENT_UNREADABLE,
                    SIGNATURE_MISSING,
                    SEAL_MISMATCH -> Code.DOCUMENT_NOT_SEALABLE;
        };
    }
}
