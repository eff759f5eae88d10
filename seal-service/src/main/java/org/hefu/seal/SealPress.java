package org.hefu.seal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hefu.certificate.AuthorityLine;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.SignatureScheme;
import org.hefu.container.XmlFormatException;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.hefu.ofd.OfdFormatException;
import org.hefu.pdf.PdfFormatException;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.picture.SealImage;
import org.hefu.seal.placing.OfdPlaces;
import org.hefu.seal.placing.PdfPlaces;
import org.hefu.seal.placing.PlaceNotFoundException;
import org.hefu.seal.placing.PlacedSeal;
import org.hefu.seal.placing.SealPosition;
import org.hefu.seal.placing.SearchEndedException;
import org.hefu.seal.placing.WordSearch;
import org.hefu.signature.Signatory;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSealOrder;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.pdf.DrawnPicture;
import org.hefu.signature.pdf.PdfSignatureOrder;
import org.hefu.signature.pdf.PdfSignatureOrder.Certification;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.signature.pdf.PngPicture;
import org.hefu.signature.pdf.Seam;
import org.hefu.signature.pdf.Stamp;
import org.hefu.signature.pdf.StampPicture;
import org.hefu.timestamp.TimestampSource;
import org.hefu.timestamp.TimestampUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets a seal on a document. Whether it may be set is decided before. */
@Component
class SealPress {

    /** Shorter than a signature of any scheme. */
    private static final int NO_SIGNATURE = 64;

    private final KeyVault vault;
    private final HubAuthority authority;
    private final TimestampSource time;
    private final WordSearch search;
    private final SealSettings settings;

    SealPress(KeyVault vault, HubAuthority authority, TimestampSource time, WordSearch search, SealSettings settings) {
        this.vault = vault;
        this.authority = authority;
        this.time = time;
        this.search = search;
        this.settings = settings;
    }

    /** Everything that the uses of one seal have in common. */
    record Prepared(Seal seal, SealEdition edition, StampPicture picture, Signatory signatory) {

        private SealImage image() {
            return edition.image();
        }
    }

    Prepared prepare(Seal seal, SealEdition edition, String keyName) {
        AuthorityLine line = AuthorityLine.of(seal.certificate().keyKind().orElseThrow());
        SealImage image = edition.image();
        return new Prepared(
                seal,
                edition,
                image.drawing()
                        .<StampPicture>map(
                                drawing -> new DrawnPicture(points(image.width()), points(image.height()), drawing))
                        .orElseGet(() -> new PngPicture(image.png())),
                new Signatory(
                        seal.certificate(),
                        List.of(authority.authorities(line).getFirst()),
                        authority.revocationLists(line),
                        SignatureScheme.of(seal.algorithm()),
                        message -> vault.sign(keyName, KeyUse.SEAL, message)));
    }

    /**
     * @param document PDF or OFD; in another form than within the document, what that form signs
     * @throws SealUseRefusedException if the document cannot be signed so
     */
    byte[] set(
            Prepared prepared, SealPosition position, String purpose, SealManner manner, byte[] document, Instant at) {
        try {
            return press(prepared, position, purpose, manner, document, at);
        } catch (SigningRefusedException e) {
            if (e.code() == SigningRefusedException.Code.TIMESTAMP_MISSING
                    && manner.level() == null
                    && settings.basicWithoutTime()) {
                return set(prepared, position, purpose, manner.at(SignatureLevel.B), document, at);
            }
            throw new SealUseRefusedException(code(e.code()), String.valueOf(e.getMessage()), e);
        } catch (PlaceNotFoundException e) {
            throw new SealUseRefusedException(Code.PLACE_NOT_FOUND, String.valueOf(e.getMessage()), e);
        } catch (PdfFormatException | OfdFormatException | XmlFormatException e) {
            throw new SealUseRefusedException(Code.DOCUMENT_NOT_SEALABLE, String.valueOf(e.getMessage()), e);
        } catch (SearchEndedException e) {
            throw new SealUseRefusedException(
                    switch (e.reason()) {
                        case TOO_COSTLY -> Code.DOCUMENT_TOO_COSTLY;
                        case BUSY -> Code.WORKERS_BUSY;
                    },
                    String.valueOf(e.getMessage()),
                    e);
        }
    }

    /**
     * Sets a seal as {@link #set} does, without its key and without a time-stamp: what comes out shows the seal, and proves
     * nothing.
     *
     * @throws SealUseRefusedException if the document cannot be signed so
     */
    SealTrial trial(
            Prepared prepared, SealPosition position, String purpose, SealManner manner, byte[] document, Instant at) {
        Signatory signatory = prepared.signatory();
        Prepared keyless = new Prepared(
                prepared.seal(),
                prepared.edition(),
                prepared.picture(),
                new Signatory(
                        signatory.certificate(),
                        signatory.authorities(),
                        signatory.lists(),
                        signatory.scheme(),
                        message -> new byte[NO_SIGNATURE]));
        byte[] shown = set(keyless, position, purpose, manner.at(SignatureLevel.B), document, at);
        if (OfdPlaces.isOfd(document)) {
            return new SealTrial(shown, OfdPlaces.pageOfNewest(shown));
        }
        return new SealTrial(shown, PdfPlaces.pageOfSigned(shown, manner.field()));
    }

    private byte[] press(
            Prepared prepared, SealPosition position, String purpose, SealManner manner, byte[] document, Instant at) {
        boolean pdf = manner.form() == SealForm.IN_DOCUMENT && !OfdPlaces.isOfd(document);
        SignatureLevel level = level(manner, pdf);
        try {
            if (pdf) {
                return PdfSigner.sign(
                        document,
                        order(prepared, position, purpose, manner, document, at).withLevel(level),
                        prepared.signatory(),
                        time);
            }
            return manner.form() == SealForm.IN_DOCUMENT
                    ? setOnOfd(prepared, position, manner, level, document, at)
                    : MessagePress.sign(
                            manner.form(), document, at, prepared.signatory(), level == SignatureLevel.B ? null : time);
        } catch (TimestampUnavailableException e) {
            throw new SigningRefusedException(
                    SigningRefusedException.Code.TIMESTAMP_MISSING, String.valueOf(e.getMessage()), e);
        }
    }

    private SignatureLevel level(SealManner manner, boolean pdf) {
        SignatureLevel wanted = manner.level();
        if (wanted == null) {
            SignatureLevel usual = settings.level();
            return !pdf && usual.isAtLeast(SignatureLevel.LT) ? SignatureLevel.T : usual;
        }
        if (!pdf && wanted.isAtLeast(SignatureLevel.LT)) {
            throw new SealUseRefusedException(Code.LEVEL_UNAVAILABLE, "Beside PDF, the levels are B and T");
        }
        return wanted;
    }

    private static Code code(SigningRefusedException.Code code) {
        return switch (code) {
            case PAGE_MISSING, KEYWORD_MISSING -> Code.PLACE_NOT_FOUND;
            case TIMESTAMP_MISSING -> Code.TIME_UNAVAILABLE;
            case PROOFS_MISSING -> Code.LEVEL_UNAVAILABLE;
            case CERTIFICATION_LATE -> Code.CERTIFICATION_REFUSED;
            case FIELD_MISSING, FIELD_TAKEN, FIELD_LOCKED, FIELD_DEMANDS -> Code.FIELD_UNAVAILABLE;
            case ALGORITHM_UNKNOWN -> Code.FORM_UNAVAILABLE;
            case PDF_UNREADABLE,
                    PDF_ENCRYPTED,
                    PDF_LOCKED,
                    CMS_UNREADABLE,
                    SIGNATURE_MISSING,
                    CONTENT_UNREADABLE,
                    OFD_UNREADABLE,
                    OFD_LOCKED,
                    SEAL_MISMATCH -> Code.DOCUMENT_NOT_SEALABLE;
        };
    }

    private byte[] setOnOfd(
            Prepared prepared,
            SealPosition position,
            SealManner manner,
            SignatureLevel level,
            byte[] document,
            Instant at) {
        if (manner.field() != null) {
            throw new SealUseRefusedException(Code.FIELD_UNAVAILABLE, "OFD has no signature fields");
        }
        return OfdSigner.sign(
                document,
                new OfdSealOrder(
                        at, protection(manner.certification()), OfdPlaces.find(document, position, prepared.image())),
                prepared.edition().data(),
                prepared.signatory(),
                level == SignatureLevel.B ? null : time);
    }

    private static OfdProtection protection(@Nullable Certification certification) {
        return switch (certification) {
            case null -> OfdProtection.OPEN;
            case NO_CHANGES -> OfdProtection.LOCKED;
            case FORMS_AND_SIGNATURES, FORMS_SIGNATURES_AND_COMMENTS ->
                throw new SealUseRefusedException(
                        Code.CERTIFICATION_REFUSED, "OFD allows later signatures alone, or nothing");
        };
    }

    private PdfSignatureOrder order(
            Prepared prepared, SealPosition position, String purpose, SealManner manner, byte[] pdf, Instant at) {
        SealImage image = prepared.image();
        Optional<PlacedSeal> place = PdfPlaces.find(pdf, position, image, search);
        PdfSignatureOrder order = new PdfSignatureOrder(
                prepared.seal().name(),
                purpose,
                at,
                place.map(found -> stamp(found, prepared)).orElse(null),
                manner.certification());
        if (manner.field() != null) {
            order = order.withField(manner.field());
        }
        return position.kind() == SealPosition.Kind.EDGES
                ? order.withSeam(new Seam(
                        (float) PdfPlaces.SEAM_TOP, (float) image.width(), (float) image.height(), prepared.picture()))
                : order;
    }

    private static Stamp stamp(PlacedSeal place, Prepared prepared) {
        return new Stamp(
                place.page(),
                (float) place.left(),
                (float) place.top(),
                (float) prepared.image().width(),
                (float) prepared.image().height(),
                prepared.picture());
    }

    private static float points(double millimetres) {
        return (float) (millimetres * 72 / 25.4);
    }
}
