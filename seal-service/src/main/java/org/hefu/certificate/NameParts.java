package org.hefu.certificate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** The parts of a distinguished name, as people read them. */
final class NameParts {

    private NameParts() {}

    /** All of one type, in the order of the name. */
    static List<String> all(X500Name name, ASN1ObjectIdentifier type) {
        return Stream.of(name.getRDNs(type))
                .map(RDN::getTypesAndValues)
                .flatMap(Arrays::stream)
                .filter(part -> part.getType().equals(type))
                .map(AttributeTypeAndValue::getValue)
                .map(IETFUtils::valueToString)
                .map(NameParts::unescaped)
                .toList();
    }

    /** The first of one type. */
    static Optional<String> first(X500Name name, ASN1ObjectIdentifier type) {
        return all(name, type).stream().findFirst();
    }

    /** Undoes the escapes of RFC 4514 that the library puts before separators. */
    private static String unescaped(String value) {
        return value.replaceAll("\\\\([,+\"\\\\<>;=# ])", "$1");
    }
}
