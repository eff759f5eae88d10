package org.hefu.signature.cms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * One signer of a message, as it says of itself; nothing of it is verified yet. RFC 5652, section 5.3, and GB/T
 * 35275-2017, section 8.
 */
public final class CmsSigner {

    private final @Nullable IssuerAndSerialNumber named;
    private final byte @Nullable [] keyIdentifier;
    private final AlgorithmIdentifier digestAlgorithm;
    private final Map<String, List<ASN1Encodable>> signedAttributes;
    private final byte[] signedBytes;
    private final AlgorithmIdentifier signatureAlgorithm;
    private final byte[] signature;
    private final Map<String, List<ASN1Encodable>> unsignedAttributes;

    CmsSigner(ASN1Sequence fields) throws IOException {
        int version = ASN1Integer.getInstance(fields.getObjectAt(0)).intValueExact();
        if (version != (fields.getObjectAt(1) instanceof ASN1TaggedObject ? 3 : 1)) {
            throw new Asn1FormatException("A signer of the message has the wrong version " + version);
        }
        if (fields.getObjectAt(1) instanceof ASN1TaggedObject tagged) {
            this.named = null;
            this.keyIdentifier =
                    ASN1OctetString.getInstance(implicit(tagged), false).getOctets();
        } else {
            this.named = IssuerAndSerialNumber.getInstance(fields.getObjectAt(1));
            this.keyIdentifier = null;
        }
        this.digestAlgorithm = AlgorithmIdentifier.getInstance(fields.getObjectAt(2));
        int next = 3;
        if (fields.getObjectAt(next) instanceof ASN1TaggedObject tagged) {
            ASN1Set set = ASN1Set.getInstance(implicit(tagged), false);
            this.signedBytes = set.getEncoded(ASN1Encoding.DER);
            this.signedAttributes = Map.copyOf(attributes(set));
            next++;
        } else {
            this.signedBytes = new byte[0];
            this.signedAttributes = Map.of();
        }
        this.signatureAlgorithm = AlgorithmIdentifier.getInstance(fields.getObjectAt(next));
        this.signature =
                ASN1OctetString.getInstance(fields.getObjectAt(next + 1)).getOctets();
        this.unsignedAttributes = unsigned(fields, next + 2);
    }

    private static Map<String, List<ASN1Encodable>> unsigned(ASN1Sequence fields, int place) {
        if (fields.size() == place) {
            return Map.of();
        }
        ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(fields.getObjectAt(place));
        if (fields.size() > place + 1 || !tagged.hasContextTag(1)) {
            throw new Asn1FormatException("A signer of the message has a field that is not known");
        }
        Map<String, List<ASN1Encodable>> attributes = new TreeMap<>();
        for (ASN1Encodable element : ASN1Set.getInstance(tagged, false)) {
            ASN1Sequence attribute = ASN1Sequence.getInstance(element);
            if (attribute.size() != 2) {
                throw new Asn1FormatException("An unsigned attribute is malformed");
            }
            List<ASN1Encodable> values = attributes.computeIfAbsent(
                    ASN1ObjectIdentifier.getInstance(attribute.getObjectAt(0)).getId(), type -> new ArrayList<>());
            ASN1Set.getInstance(attribute.getObjectAt(1)).forEach(values::add);
        }
        return attributes;
    }

    private static ASN1TaggedObject implicit(ASN1TaggedObject tagged) {
        if (!tagged.hasContextTag(0)) {
            throw new Asn1FormatException("A signer of the message has a field that is not known");
        }
        return tagged;
    }

    /** An attribute may come once (RFC 5652, section 5.3). */
    private static Map<String, List<ASN1Encodable>> attributes(ASN1Set set) {
        Map<String, List<ASN1Encodable>> attributes = new HashMap<>();
        for (ASN1Encodable element : set) {
            ASN1Sequence attribute = ASN1Sequence.getInstance(element);
            String type =
                    ASN1ObjectIdentifier.getInstance(attribute.getObjectAt(0)).getId();
            List<ASN1Encodable> values = new ArrayList<>();
            ASN1Set.getInstance(attribute.getObjectAt(1)).forEach(values::add);
            if (attribute.size() != 2 || attributes.put(type, List.copyOf(values)) != null) {
                throw new Asn1FormatException("The signed attribute " + type + " is malformed or comes twice");
            }
        }
        return attributes;
    }

    public AlgorithmIdentifier digestAlgorithm() {
        return digestAlgorithm;
    }

    public AlgorithmIdentifier signatureAlgorithm() {
        return signatureAlgorithm;
    }

    public byte[] signature() {
        return signature.clone();
    }

    public boolean hasSignedAttributes() {
        return signedBytes.length > 0;
    }

    /** The signed attributes as they were signed: a SET in DER. Empty if there are none. */
    public byte[] signedBytes() {
        return signedBytes.clone();
    }

    /** Does the attribute come at all, with whatever values? */
    public boolean hasAttribute(String identifier) {
        return signedAttributes.containsKey(identifier);
    }

    /** The only value of an attribute; empty if it is missing or has none or several. */
    public Optional<ASN1Encodable> attribute(String identifier) {
        List<ASN1Encodable> values = signedAttributes.getOrDefault(identifier, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /** The identifiers of what stands beside the signature; nobody signed it. */
    public Set<String> unsignedAttributes() {
        return Set.copyOf(unsignedAttributes.keySet());
    }

    /**
     * Those who signed this signature, RFC 5652, section 11.4.
     *
     * @throws Asn1FormatException if one of them is malformed
     */
    public List<CmsSigner> countersigners() {
        List<CmsSigner> signers = new ArrayList<>();
        for (ASN1Encodable value : unsigned(CMSAttributes.counterSignature)) {
            try {
                signers.add(new CmsSigner(ASN1Sequence.getInstance(value)));
            } catch (IOException | RuntimeException e) {
                // On malformed parts the library throws what comes to hand, ClassCastException among it.
                throw new Asn1FormatException("A countersignature is malformed", e);
            }
        }
        return List.copyOf(signers);
    }

    /** The time-stamp tokens over this signature, as they came along, ETSI EN 319 122-1, section 5.3. */
    public List<byte[]> timestampTokens() {
        return unsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken).stream()
                .map(CmsSigner::bytes)
                .toList();
    }

    private List<ASN1Encodable> unsigned(ASN1ObjectIdentifier type) {
        return unsignedAttributes.getOrDefault(type.getId(), List.of());
    }

    private static byte[] bytes(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new Asn1FormatException("An unsigned attribute is malformed", e);
        }
    }

    /** The certificate that the signer names, among those at hand. */
    public Optional<Certificate> certificate(List<Certificate> certificates) {
        return certificates.stream().filter(this::names).findFirst();
    }

    private boolean names(Certificate certificate) {
        if (named == null) {
            return certificate
                    .keyIdentifier()
                    .filter(identifier -> Arrays.equals(identifier, keyIdentifier))
                    .isPresent();
        }
        return Arrays.equals(encoded(certificate.issuer()), encoded(named.getName()))
                && certificate.serialNumber().equals(named.getSerialNumber().getValue());
    }

    /** Byte for byte: the name is copied from the certificate, not typed by somebody. */
    private static byte[] encoded(X500Name name) {
        try {
            return name.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new Asn1FormatException("The name of an issuer is malformed", e);
        }
    }
}
