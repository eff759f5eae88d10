package org.hefu.signature.ofd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.ReadCache;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.StrictAsn1;
import org.hefu.signature.Signatory;
import org.hefu.signature.cms.CmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * The certificates above the signer's and their revocation lists, so that nobody needs to be asked for them. GB/T 38540
 * has no place for them, and other makers' readers lose the extensions of a seal; so they stand in a file beside the
 * signature, protected by it: a message without signers, RFC 5652, section 5.
 *
 * @param certificates trusted by nobody
 * @param lists trusted by nobody
 */
public record ValidationData(List<Certificate> certificates, List<RevocationList> lists) {

    /** The name of the file, beside the description of the signature. */
    public static final String FILE = "Validation.p7b";

    /** The authorities of one signer come along with document after document. */
    private static final ReadCache<ValidationData> READ = new ReadCache<>(100);

    private static volatile @Nullable Encoded last;

    private static final class Encoded {

        private final ValidationData data;
        private final byte[] bytes;

        Encoded(ValidationData data, byte[] bytes) {
            this.data = data;
            this.bytes = bytes;
        }
    }

    public ValidationData {
        certificates = List.copyOf(certificates);
        lists = List.copyOf(lists);
    }

    /** Where the data of a signature are, if there are any. */
    public static String path(String description) {
        return description.substring(0, description.lastIndexOf('/') + 1) + FILE;
    }

    static ValidationData of(Signatory signatory) {
        return new ValidationData(signatory.authorities(), signatory.lists());
    }

    /** What a file brings along; nothing if it cannot be read, since nobody has to rely on it. */
    public static ValidationData read(byte[] file) {
        return READ.get(file, ValidationData::decode);
    }

    private static ValidationData decode(byte[] file) {
        try {
            CmsMessage message = CmsMessage.read(file);
            return new ValidationData(message.certificates(), message.lists());
        } catch (Asn1FormatException e) {
            return new ValidationData(List.of(), List.of());
        }
    }

    /** Is the file such data, byte for byte as they are written here? Then it is nothing that a document could show. */
    public static boolean isNothingElse(byte[] file) {
        ValidationData read = read(file);
        return !read.isEmpty() && Arrays.equals(read.encode(), file);
    }

    boolean isEmpty() {
        return certificates.isEmpty() && lists.isEmpty();
    }

    /** Document after document is signed by one signatory, so the last is kept. */
    byte[] encoded() {
        Encoded known = last;
        if (known == null || !known.data.equals(this)) {
            known = new Encoded(this, encode());
            last = known;
        }
        return known.bytes;
    }

    private byte[] encode() {
        ASN1Encodable[] members = {
            new ASN1Integer(1),
            new DERSet(),
            new DERSequence(CMSObjectIdentifiers.data),
            new DERTaggedObject(
                    false,
                    0,
                    set(certificates.stream().map(Certificate::encoded).toList())),
            new DERTaggedObject(
                    false, 1, set(lists.stream().map(RevocationList::encoded).toList())),
            new DERSet()
        };
        try {
            return new DERSequence(new ASN1Encodable[] {
                        CMSObjectIdentifiers.signedData, new DERTaggedObject(true, 0, new DERSequence(members))
                    })
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("The validation data cannot be encoded", e);
        }
    }

    private static DERSet set(List<byte[]> encoded) {
        return new DERSet(encoded.stream().map(StrictAsn1::read).toArray(ASN1Encodable[]::new));
    }
}
