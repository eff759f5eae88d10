package org.hefu.seal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hefu.certificate.AuthorityLine;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.OutsideCertificates;
import org.hefu.certificate.RevocationList;
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
import org.hefu.seal.placing.PlaceOffPageException;
import org.hefu.seal.placing.PlacedSeal;
import org.hefu.seal.placing.SealPosition;
import org.hefu.seal.placing.SearchEndedException;
import org.hefu.seal.placing.WordSearch;
import org.hefu.signature.Signatory;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.ofd.OfdSealOrder;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.pdf.PdfSignatureOrder;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.signature.pdf.Seam;
import org.hefu.timestamp.TimestampSource;
import org.hefu.timestamp.TimestampUnavailableException;
import org.springframework.stereotype.Component;

/** Sets a seal on a document. Whether it may be set is decided before. */
@Component
class SealPress {

    /** Shorter than a signature of any scheme. */
    private static final int NO_SIGNATURE = 64;

    private final KeyVault vault;
    private final HubAuthority authority;
    private final OutsideCertificates outside;
    private final SecondSignature second;
    private final LastingProofs proofs;
    private final TimestampSource time;
    private final WordSearch search;
    private final EarlierSignatures earlier;
    private final SealSettings settings;
    private final PressMemory memory;

    SealPress(
            KeyVault vault,
            HubAuthority authority,
            OutsideCertificates outside,
            SecondSignature second,
            LastingProofs proofs,
            TimestampSource time,
            WordSearch search,
            EarlierSignatures earlier,
            SealSettings settings,
            PressMemory memory) {
        this.vault = vault;
        this.authority = authority;
        this.outside = outside;
        this.second = second;
        this.proofs = proofs;
        this.time = time;
        this.search = search;
        this.earlier = earlier;
        this.settings = settings;
        this.memory = memory;
    }

    /**
     * @throws SealUseRefusedException if the certificate of an outside authority is known to hold no more
     */
    void requireGood(Seal seal) {
        outside.fault(seal.certificate()).ifPresent(fault -> {
            throw new SealUseRefusedException(
                    Code.CERTIFICATE_NOT_GOOD, "The certificate of the seal holds no more: " + fault);
        });
    }

    PreparedSeal prepare(Seal seal, SealEdition edition, String keyName) {
        AuthorityLine line = AuthorityLine.of(seal.certificate().keyKind().orElseThrow());
        Optional<List<Certificate>> outsiders = outside.above(seal.certificate());
        List<Certificate> above = outsiders.orElseGet(() -> authority.authorities(line));
        return new PreparedSeal(
                seal,
                keyName,
                edition,
                PreparedSeal.picture(edition.image()),
                above,
                signatory(
                        seal,
                        keyName,
                        above,
                        outsiders.isPresent() ? outside.lists(above) : authority.revocationLists(line)));
    }

    /** Who trusts the anchor has it. */
    private Signatory signatory(Seal seal, String keyName, List<Certificate> above, List<RevocationList> lists) {
        return new Signatory(
                seal.certificate(),
                above.subList(0, above.size() - 1),
                lists,
                SignatureScheme.of(seal.algorithm()),
                message -> vault.sign(keyName, KeyUse.SEAL, message));
    }

    /**
     * @param document PDF or OFD; in another form than within the document, what that form signs
     * @throws SealUseRefusedException if the document cannot be signed so
     */
    byte[] set(
            PreparedSeal prepared,
            SealPosition position,
            String purpose,
            SealManner manner,
            byte[] document,
            Instant at) {
        try {
            return memory.hold(manner.form(), document, () -> press(prepared, position, purpose, manner, document, at));
        } catch (SigningRefusedException e) {
            if (e.code() == SigningRefusedException.Code.TIMESTAMP_MISSING
                    && manner.level() == null
                    && settings.basicWithoutTime()) {
                return set(prepared, position, purpose, manner.at(SignatureLevel.B), document, at);
            }
            throw SigningRefusals.told(e);
        } catch (PlaceNotFoundException
                | PlaceOffPageException
                | SearchEndedException
                | PdfFormatException
                | OfdFormatException
                | XmlFormatException e) {
            throw SigningRefusals.told(e);
        }
    }

    /**
     * Sets a seal as {@link #set} does, without its key and without a time-stamp: what comes out shows the seal, and proves
     * nothing.
     *
     * @throws SealUseRefusedException if the document cannot be signed so
     */
    SealTrial trial(
            PreparedSeal prepared,
            SealPosition position,
            String purpose,
            SealManner manner,
            byte[] document,
            Instant at) {
        Signatory signatory = prepared.signatory();
        PreparedSeal keyless = new PreparedSeal(
                prepared.seal(),
                prepared.keyName(),
                prepared.edition(),
                prepared.picture(),
                prepared.above(),
                signatory.by(message -> new byte[NO_SIGNATURE]));
        boolean ofd = OfdPlaces.isOfd(document);
        manner.level(settings.level(), !ofd);
        SecondSignature.require(manner, ofd);
        byte[] shown =
                set(keyless, position, purpose, manner.at(SignatureLevel.B).withSecond(null), document, at);
        if (ofd) {
            return new SealTrial(shown, OfdPlaces.pageOfNewest(shown));
        }
        return new SealTrial(shown, PdfPlaces.pageOfSigned(shown, manner.field()));
    }

    private byte[] press(
            PreparedSeal prepared,
            SealPosition position,
            String purpose,
            SealManner manner,
            byte[] document,
            Instant at) {
        SignatureForm form = manner.form();
        SealableFiles.require(document, form);
        boolean ofd = form == null && OfdPlaces.isOfd(document);
        boolean pdf = form == null && !ofd;
        SignatureLevel level = manner.level(settings.level(), form == null ? pdf : form.lasts());
        SecondSignature.require(manner, ofd);
        if (earlier.areBroken(document)) {
            throw new SealUseRefusedException(
                    Code.DOCUMENT_ALTERED,
                    "An earlier signature on the document is broken, or it was changed after it");
        }
        try {
            if (form != null) {
                return MessagePress.sign(
                        form,
                        document,
                        at,
                        second.signatories(
                                prepared, manner, proofs.of(prepared.signatory(), prepared.above(), level, at), at),
                        proofs.level(level, time, prepared.above()),
                        memory.largestForm());
            }
            return pdf
                    ? setOnPdf(prepared, position, purpose, manner, level, document, at)
                    : setOnOfd(prepared, position, manner, level, document, at);
        } catch (TimestampUnavailableException e) {
            throw new SigningRefusedException(
                    SigningRefusedException.Code.TIMESTAMP_MISSING, String.valueOf(e.getMessage()), e);
        }
    }

    private byte[] setOnPdf(
            PreparedSeal prepared,
            SealPosition position,
            String purpose,
            SealManner manner,
            SignatureLevel level,
            byte[] document,
            Instant at) {
        byte[] signed = PdfSigner.sign(
                document,
                order(prepared, position, purpose, manner, document, at).withLevel(level),
                proofs.of(prepared.signatory(), prepared.above(), level, at),
                time);
        return manner.second() == null
                ? signed
                : second.add(prepared.seal(), prepared.keyName(), manner.second(), purpose, level, signed, at);
    }

    private byte[] setOnOfd(
            PreparedSeal prepared,
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
                new OfdSealOrder(at, manner.protection(), OfdPlaces.find(document, position, prepared.image())),
                prepared.edition().data(),
                withMaker(prepared.signatory()),
                level == SignatureLevel.B ? null : time);
    }

    /** The seal in an OFD signature is verified too, and its maker is certified by the hub's SM2 line. */
    private Signatory withMaker(Signatory owner) {
        return new Signatory(
                owner.certificate(),
                Stream.concat(
                                owner.authorities().stream(),
                                Stream.of(
                                        authority.authorities(AuthorityLine.SM2).getFirst()))
                        .distinct()
                        .toList(),
                Stream.concat(owner.lists().stream(), authority.revocationLists(AuthorityLine.SM2).stream())
                        .distinct()
                        .toList(),
                owner.scheme(),
                owner.function());
    }

    private PdfSignatureOrder order(
            PreparedSeal prepared, SealPosition position, String purpose, SealManner manner, byte[] pdf, Instant at) {
        SealImage image = prepared.image();
        Optional<PlacedSeal> place = PdfPlaces.find(pdf, position, image, search);
        PdfSignatureOrder order = new PdfSignatureOrder(
                prepared.seal().name(),
                purpose,
                at,
                place.map(found -> Stamps.at(found, prepared.image(), prepared.picture()))
                        .orElse(null),
                manner.certification());
        if (manner.field() != null) {
            order = order.withField(manner.field());
        }
        return position.kind() == SealPosition.Kind.EDGES
                ? order.withSeam(new Seam(
                        (float) PdfPlaces.SEAM_TOP, (float) image.width(), (float) image.height(), prepared.picture()))
                : order;
    }
}
