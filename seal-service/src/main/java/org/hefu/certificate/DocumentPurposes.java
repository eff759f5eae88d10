package org.hefu.certificate;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** The purposes in certificates, RFC 5280, section 4.2.1.12, that let a key sign documents. */
final class DocumentPurposes {

    private static final Set<KeyPurposeId> KNOWN = Stream.of(
                    // any purpose, RFC 5280
                    "2.5.29.37.0",
                    // signing of documents, RFC 9336
                    "1.3.6.1.5.5.7.3.36",
                    // protection of mail, which authorities named before there was a purpose for documents
                    "1.3.6.1.5.5.7.3.4",
                    // signing of documents, Microsoft
                    "1.3.6.1.4.1.311.10.3.12",
                    // authentic documents, Adobe
                    "1.2.840.113583.1.1.5")
            .map(ASN1ObjectIdentifier::new)
            .map(KeyPurposeId::getInstance)
            .collect(Collectors.toUnmodifiableSet());

    private DocumentPurposes() {}

    /** Is one of them for documents? */
    static boolean amongst(Collection<KeyPurposeId> purposes) {
        return purposes.stream().anyMatch(KNOWN::contains);
    }
}
