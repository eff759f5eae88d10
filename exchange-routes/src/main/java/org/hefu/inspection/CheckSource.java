package org.hefu.inspection;

import org.hefu.verification.report.Check;
import org.hefu.verification.report.FileFormat;

/** The standard by which each check is made. */
final class CheckSource {

    private CheckSource() {}

    /** With the section, where there is one. */
    static String of(Check check, FileFormat format) {
        return switch (check) {
            case STRUCTURE -> format == FileFormat.OFD ? "GB/T 33190-2016" : "ISO 32000-2, 7.5";
            case BYTE_RANGE, OVERLAP -> "ISO 32000-2, 12.8.1";
            case COVERAGE ->
                switch (format) {
                    case PDF -> "ISO 32000-2, 12.8.1";
                    case OFD -> "GB/T 33190-2016, 18";
                    default -> "ETSI EN 319 102-1, 5.1.4";
                };
            case FIELD -> "ISO 32000-2, 12.7.5.5";
            case FORM, SIGNER, SIGNED_ATTRIBUTES, DIGEST, SIGNATURE_VALUE ->
                switch (format) {
                    case OFD -> "GB/T 33190-2016, 18; GB/T 38540-2020";
                    case XADES -> "ETSI EN 319 132-1";
                    case JADES -> "ETSI TS 119 182-1";
                    case ASIC -> "ETSI EN 319 162-1";
                    default -> "RFC 5652, 5; GB/T 35275-2017, 8";
                };
            case ALGORITHM -> "ETSI EN 319 102-1, 5.2.8";
            case SIGNER_CERTIFICATE -> "RFC 5280, 4.2.1";
            case CERTIFICATE_PATH -> "RFC 5280, 6.1, 6.3; RFC 6960";
            case TIMESTAMP -> "RFC 3161, 2.4.2";
            case CLAIMED_TIME -> "ETSI EN 319 102-1, 5.5";
            case CHANGES_AFTER -> format == FileFormat.OFD ? "GB/T 33190-2016, 18" : "ISO 32000-2, 12.8.2.2";
            case VALIDATION_PROCESS -> "ETSI EN 319 102-1";
            case PACKAGE, DOCUMENTS, DOCUMENT_VERSIONS, REFERENCES, STAMPS, STATED_TIME -> "GB/T 33190-2016, 18";
            case SEAL_TIMESTAMP -> "GM/T 0031-2025";
            case SEAL_VERSION, SEAL_OWNER, SEAL_FILE, SEAL_VALUE, SEAL_MAKER, SEAL_PERIOD -> "GB/T 38540-2020";
        };
    }
}
