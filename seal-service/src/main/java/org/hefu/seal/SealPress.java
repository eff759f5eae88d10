package org.hefu.seal;

import java.time.Instant;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.SignatureScheme;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.SealPlace;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealDrawing;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.pdf.PdfSignatureOrder;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.signature.pdf.Stamp;
import org.springframework.stereotype.Component;

/** Sets a seal on a document. Whether it may be set is decided before. */
@Component
class SealPress {

    private final KeyVault vault;
    private final HubAuthority authority;

    SealPress(KeyVault vault, HubAuthority authority) {
        this.vault = vault;
        this.authority = authority;
    }

    /**
     * @throws SealUseRefusedException if the document cannot be signed
     */
    byte[] set(Seal seal, String keyName, SealOrder order, byte[] pdf, Instant at) {
        Signatory signatory = new Signatory(
                seal.certificate(),
                authority.authorities().subList(0, 1),
                authority.revocationLists(),
                SignatureScheme.SM2_SM3,
                message -> vault.sign(keyName, KeyUse.SEAL, message));
        try {
            return PdfSigner.sign(
                    pdf, new PdfSignatureOrder(seal.name(), order.purpose(), at, stamp(seal, pdf), null), signatory);
        } catch (SigningRefusedException e) {
            throw new SealUseRefusedException(Code.DOCUMENT_NOT_SEALABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private static Stamp stamp(Seal seal, byte[] pdf) {
        PdfFile file = PdfSigner.sound(pdf);
        SealPlace place = SealPlace.in(file).orElseGet(() -> SealPlace.lowerRight(file));
        return new Stamp(
                place.page(),
                place.left(),
                place.top(),
                SealPlace.SIDE,
                SealPlace.SIDE,
                SealDrawing.of(SealDesign.round(SealPlace.SIDE, seal.ownerName(), "电子印章", "")));
    }
}
