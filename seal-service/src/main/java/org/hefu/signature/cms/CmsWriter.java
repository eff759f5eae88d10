package org.hefu.signature.cms;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.StrictAsn1;
import org.hefu.signature.Signatory;
import org.jspecify.annotations.Nullable;

/** Writes the signed message of one signatory, without its content: GB/T 35275-2017, section 8, or RFC 5652, section 5. */
public final class CmsWriter {

    private static final ASN1Integer VERSION = new ASN1Integer(1);

    private final SignerWriter writer;
    private final CmsForm form;

    /** In the Chinese form for SM2 with SM3, in the international one for every other scheme. */
    public CmsWriter(Signatory signatory) {
        this(signatory, CmsForm.of(signatory.scheme()));
    }

    public CmsWriter(Signatory signatory, CmsForm form) {
        this.form = form;
        this.writer = new SignerWriter(signatory, form, null);
    }

    /** The most bytes that {@link #write} returns. */
    public int mostBytes(Instant at) {
        return message(writer.longest(at)).length;
    }

    /**
     * @param messageDigest of the signed bytes, by the digest of the signatory's scheme
     * @param at the signing time that the signer claims
     */
    public byte[] write(byte[] messageDigest, Instant at) {
        return message(writer.write(messageDigest, at));
    }

    private byte[] message(ASN1Sequence signer) {
        return message(form, null, List.of(writer), List.of(signer));
    }

    /**
     * @param content null if it stays outside
     * @param signers what the writers wrote
     */
    static byte[] message(
            CmsForm form, byte @Nullable [] content, List<SignerWriter> writers, List<ASN1Sequence> signers) {
        Stream<Certificate> certificates = writers.stream()
                .map(SignerWriter::signatory)
                .flatMap(signatory ->
                        Stream.concat(Stream.of(signatory.certificate()), signatory.authorities().stream()));
        Stream<RevocationList> lists = writers.stream().flatMap(writer -> writer.signatory().lists().stream());
        ASN1EncodableVector digests = new ASN1EncodableVector();
        writers.stream()
                .map(SignerWriter::digest)
                .distinct()
                .map(DigestAlgorithm::identifier)
                .forEach(digests::add);
        DERSequence signedData = new DERSequence(new ASN1Encodable[] {
            VERSION,
            new DERSet(digests),
            content(form.data(), content),
            new DERTaggedObject(
                    false, 0, set(certificates.map(Certificate::encoded).toList())),
            new DERTaggedObject(false, 1, set(lists.map(RevocationList::encoded).toList())),
            new DERSet(signers.toArray(ASN1Encodable[]::new))
        });
        return SignerWriter.encode(
                new DERSequence(new ASN1Encodable[] {form.signedData(), new DERTaggedObject(true, 0, signedData)}));
    }

    private static DERSequence content(ASN1ObjectIdentifier type, byte @Nullable [] content) {
        return content == null
                ? new DERSequence(type)
                : new DERSequence(
                        new ASN1Encodable[] {type, new DERTaggedObject(true, 0, new DEROctetString(content))});
    }

    /** Each member once, however many signers bring it along. */
    private static DERSet set(Collection<byte[]> encoded) {
        return new DERSet(
                new LinkedHashSet<>(encoded.stream().map(StrictAsn1::read).toList()).toArray(ASN1Encodable[]::new));
    }
}
