package org.hefu.seal;

import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.placing.PlaceNotFoundException;
import org.hefu.seal.placing.PlaceOffPageException;
import org.hefu.seal.placing.SearchEndedException;
import org.hefu.signature.SigningRefusedException;

/** Why a seal is not set on a document that cannot be signed. */
final class SigningRefusals {

    private SigningRefusals() {}

    /**
     * @param e what the signers of files, and those who look for places, throw
     */
    static SealUseRefusedException told(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e) {
            case SigningRefusedException refused -> new SealUseRefusedException(code(refused.code()), message, refused);
            case PlaceNotFoundException none -> new SealUseRefusedException(Code.PLACE_NOT_FOUND, message, none);
            case PlaceOffPageException off ->
                SealUseRefusedException.beyond(Code.PLACE_OFF_PAGE, message, off.bounds());
            case SearchEndedException ended ->
                new SealUseRefusedException(
                        switch (ended.reason()) {
                            case TOO_COSTLY -> Code.DOCUMENT_TOO_COSTLY;
                            case BUSY -> Code.WORKERS_BUSY;
                        },
                        message,
                        ended);
            default -> new SealUseRefusedException(Code.DOCUMENT_DAMAGED, message, e);
        };
    }

    private static Code code(SigningRefusedException.Code code) {
        return switch (code) {
            case PAGE_MISSING, KEYWORD_MISSING -> Code.PLACE_NOT_FOUND;
            case TIMESTAMP_MISSING -> Code.TIME_UNAVAILABLE;
            case PROOFS_MISSING -> Code.LEVEL_UNAVAILABLE;
            case CERTIFICATION_LATE -> Code.CERTIFICATION_REFUSED;
            case FIELD_MISSING, FIELD_TAKEN, FIELD_LOCKED, FIELD_DEMANDS -> Code.FIELD_UNAVAILABLE;
            case ALGORITHM_UNKNOWN -> Code.FORM_UNAVAILABLE;
            case PDF_UNREADABLE, OFD_UNREADABLE -> Code.DOCUMENT_DAMAGED;
            case PDF_ENCRYPTED -> Code.DOCUMENT_ENCRYPTED;
            case PDF_LOCKED, OFD_LOCKED -> Code.DOCUMENT_LOCKED;
            case CONTENT_UNREADABLE -> Code.CONTENT_UNFIT;
            case CMS_UNREADABLE, SIGNATURE_MISSING, SEAL_MISMATCH -> Code.DOCUMENT_NOT_SEALABLE;
        };
    }
}
