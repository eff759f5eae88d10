package org.hefu.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * The names that an authority may give to those below it, RFC 5280, section 4.2.1.10. Whether the extension is critical
 * makes no difference: an authority that got it obeys it.
 *
 * <p>Directory names, host names, mail addresses, web addresses and network addresses are understood. Constraints on any
 * other kind of name, with a minimum or a maximum, or malformed ones, are obeyed by refusing every name.
 */
final class NameConstraints {

    private final List<NameSubtree> permitted;
    private final List<NameSubtree> excluded;
    private final boolean understood;

    private NameConstraints(List<NameSubtree> permitted, List<NameSubtree> excluded, boolean understood) {
        this.permitted = permitted;
        this.excluded = excluded;
        this.understood = understood;
    }

    /** Those in the certificate of an authority; empty if it names none. */
    static Optional<NameConstraints> of(Certificate authority) {
        Extension extension = authority.holder().getExtension(Extension.nameConstraints);
        return Optional.ofNullable(extension).map(NameConstraints::read);
    }

    private static NameConstraints read(Extension extension) {
        List<NameSubtree> permitted = new ArrayList<>();
        List<NameSubtree> excluded = new ArrayList<>();
        try {
            for (ASN1Encodable part : ASN1Sequence.getInstance(extension.getParsedValue())) {
                ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(part);
                List<NameSubtree> subtrees = tagged.hasContextTag(0) ? permitted : excluded;
                if (!tagged.hasContextTag(0) && !tagged.hasContextTag(1)) {
                    return notUnderstood();
                }
                for (ASN1Encodable subtree : ASN1Sequence.getInstance(tagged, false)) {
                    ASN1Sequence fields = ASN1Sequence.getInstance(subtree);
                    if (fields.size() != 1) {
                        return notUnderstood();
                    }
                    subtrees.add(NameSubtree.of(GeneralName.getInstance(fields.getObjectAt(0))));
                }
            }
        } catch (RuntimeException e) {
            // On malformed extensions the library throws what comes to hand.
            return notUnderstood();
        }
        return new NameConstraints(List.copyOf(permitted), List.copyOf(excluded), true);
    }

    private static NameConstraints notUnderstood() {
        return new NameConstraints(List.of(), List.of(), false);
    }

    /** May a certificate below the authority bear its names? One whose names cannot be read may not. */
    boolean permit(Certificate certificate) {
        try {
            return understood && names(certificate).allMatch(this::permit);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private boolean permit(GeneralName name) {
        List<NameSubtree> ofItsKind = permitted.stream()
                .filter(subtree -> subtree.kind() == name.getTagNo())
                .toList();
        return excluded.stream().noneMatch(subtree -> subtree.kind() == name.getTagNo() && subtree.mayContain(name))
                && (ofItsKind.isEmpty() || ofItsKind.stream().anyMatch(subtree -> subtree.contains(name)));
    }

    /** The subject, the mail addresses in it, and the alternative names. */
    private static Stream<GeneralName> names(Certificate certificate) {
        X500Name subject = certificate.subject();
        List<GeneralName> names = new ArrayList<>();
        if (subject.size() > 0) {
            names.add(new GeneralName(subject));
        }
        Stream.of(subject.getRDNs(PKCSObjectIdentifiers.pkcs_9_at_emailAddress))
                .flatMap(part -> Stream.of(part.getTypesAndValues()))
                .filter(part -> part.getType().equals(PKCSObjectIdentifiers.pkcs_9_at_emailAddress))
                .forEach(part -> names.add(new GeneralName(GeneralName.rfc822Name, text(part.getValue()))));
        Extension alternatives = certificate.holder().getExtension(Extension.subjectAlternativeName);
        if (alternatives != null) {
            names.addAll(List.of(
                    GeneralNames.getInstance(alternatives.getParsedValue()).getNames()));
        }
        return names.stream();
    }

    static String text(ASN1Encodable value) {
        if (value instanceof ASN1String string) {
            return string.getString();
        }
        throw new IllegalArgumentException("This name is no text");
    }

    static byte[] octets(ASN1Encodable value) {
        return ASN1OctetString.getInstance(value).getOctets();
    }
}
