package org.hefu.signature.ses;

import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.hefu.certificate.Der;
import org.hefu.certificate.SignatureScheme;
import org.hefu.signature.Signatory;

/** Makes electronic seals by GB/T 38540-2020, signed by the seal maker (制章人). */
public final class SesSealMaker {

    /** Stands in every seal and signature as the maker of the software. */
    static final String VENDOR = "Hefu";

    private SesSealMaker() {}

    /**
     * Makes a V4 seal.
     *
     * @param maker whose certificate is that of a seal maker
     * @throws IllegalArgumentException if the maker's scheme cannot be named in a seal
     */
    public static SesSeal make(SesSealOrder order, Signatory maker) {
        byte[] info = info(order);
        return SesSeal.read(Der.sequence(
                info,
                Der.octets(maker.certificate().encoded()),
                algorithm(maker),
                Der.bits(maker.function().sign(info))));
    }

    /** A seal names its algorithm without parameters, and so cannot name one that needs them. */
    static byte[] algorithm(Signatory signatory) {
        SignatureScheme scheme = signatory.scheme();
        AlgorithmIdentifier bare = new AlgorithmIdentifier(scheme.identifier().getAlgorithm());
        if (!SignatureScheme.of(bare).equals(Optional.of(scheme))) {
            throw new IllegalArgumentException("A seal cannot be signed with " + scheme);
        }
        return Der.identifier(scheme.identifier().getAlgorithm().getId());
    }

    private static byte[] info(SesSealOrder order) {
        return Der.sequence(
                Der.sequence(Der.ia5("ES"), Der.integer(SesVersion.V4.number()), Der.ia5(VENDOR)),
                Der.ia5(order.id()),
                Der.sequence(
                        Der.integer(order.type()),
                        Der.utf8(order.name()),
                        Der.integer(order.owners() instanceof SesOwners.Certificates ? 1 : 2),
                        owners(order.owners()),
                        Der.time(order.createdAt()),
                        Der.time(order.validFrom()),
                        Der.time(order.validTo())),
                picture(order.picture()));
    }

    private static byte[] owners(SesOwners owners) {
        return Der.sequence(
                switch (owners) {
                    case SesOwners.Certificates list ->
                        list.encoded().stream().map(Der::octets).toList();
                    case SesOwners.Digests list ->
                        list.digests().stream()
                                .map(digest -> Der.sequence(Der.printable(digest.type()), Der.octets(digest.value())))
                                .toList();
                });
    }

    private static byte[] picture(SesPicture picture) {
        return Der.sequence(
                Der.ia5(picture.type()),
                Der.octets(picture.bytes()),
                Der.integer(picture.width()),
                Der.integer(picture.height()));
    }
}
