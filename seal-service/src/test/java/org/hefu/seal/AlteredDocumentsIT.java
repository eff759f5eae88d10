package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.hefu.key.KeyAlgorithm;
import org.hefu.ofd.SampleOfds;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.placing.SealPosition;
import org.hefu.signature.SignatureLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A seal is not set beside a signature that does not hold. */
class AlteredDocumentsIT extends OnSeals {

    private static final SealManner BASIC = new SealManner(SignatureLevel.B, null, null);

    private SealOrder order() {
        Seal seal = make();
        allow(seal, null, false);
        return order(seal, OFFICER).in(BASIC);
    }

    private void refusedAsAltered(SealOrder order, byte[] document) {
        closed(Code.DOCUMENT_ALTERED, () -> seals.seal(order, document));
        assertThat(Objects.requireNonNull(hub.newestRefusal().entry()).details())
                .containsEntry("reason", "DOCUMENT_ALTERED");
    }

    @Test
    void aSoundSignatureIsNoHindrance() {
        SealOrder order = order();

        byte[] twice = seals.seal(order, seals.seal(order, PAPER).bytes()).bytes();
        byte[] ofd = seals.seal(order, seals.seal(order, SampleOfds.onePage()).bytes())
                .bytes();

        assertThat(new EarlierSignaturesHere(hub.clock).areBroken(twice)).isFalse();
        assertThat(new EarlierSignaturesHere(hub.clock).areBroken(ofd)).isFalse();
    }

    @Test
    void aPdfWhoseSignedBytesWereChangedIsNotSealed() {
        SealOrder order = order();
        byte[] signed = seals.seal(order, PAPER).bytes();
        byte[] altered = changed(signed, "/Reason", "/Beason");

        refusedAsAltered(order, altered);
        assertThat(hub.count("seal_use")).isEqualTo(1);
    }

    /** The signature itself still holds: it says so of an earlier state of the document. */
    @Test
    void aPdfWithAPageAddedAfterItsSignatureIsNotSealedAndNotPreviewed() throws IOException {
        SealOrder order = order();
        byte[] signed = seals.seal(order, PAPER).bytes();
        ByteArrayOutputStream altered = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(signed)) {
            document.getPage(0).setMediaBox(new PDRectangle(300, 300));
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(altered);
        }

        refusedAsAltered(order, altered.toByteArray());
        Seal seal = seals.find(order.sealId()).orElseThrow();
        closed(Code.DOCUMENT_ALTERED, () -> seals.tryOn(seal, SealPosition.PAPER, BASIC, altered.toByteArray()));
    }

    @Test
    void anOfdWhoseSealedContentWasChangedIsNotSealed() throws IOException {
        SealOrder order = order();
        byte[] signed = seals.seal(order, SampleOfds.onePage()).bytes();

        refusedAsAltered(order, withLongerPages(signed));
    }

    private static byte[] withLongerPages(byte[] ofd) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(ofd));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(in.readAllBytes());
                if (entry.getName().endsWith("Content.xml")) {
                    zip.write("<!-- -->".getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
        return out.toByteArray();
    }

    /** An altered document is not signed around either. */
    @ParameterizedTest
    @EnumSource(
            value = SignatureForm.class,
            names = {"CMS_ATTACHED", "XADES_ENVELOPED", "XADES_ENVELOPING", "JADES"})
    void aSignedFileThatWasChangedIsNotSignedInAnyForm(SignatureForm form) {
        Seal seal =
                keeping.make(draft(KeyAlgorithm.ECDSA_P256), "person:keeper").result();
        allow(seal, null, false);
        SealOrder order = order(seal, OFFICER).in(BASIC.in(form));
        byte[] letter = "<letter >one yuan</letter>".getBytes(StandardCharsets.UTF_8);
        byte[] signed = seals.seal(order, letter).bytes();
        boolean inClear = new String(signed, StandardCharsets.ISO_8859_1).contains("one yuan");
        byte[] altered = inClear ? changed(signed, "one yuan", "two yuan") : changed(signed, "b25lIHl1", "dHdvIHl1");

        for (SignatureForm around : List.of(form, SignatureForm.CMS_DETACHED)) {
            refusedAsAltered(order.in(BASIC.in(around)), altered);
        }
        seals.seal(order.in(BASIC.in(SignatureForm.CMS_DETACHED)), signed);
    }

    private static byte[] changed(byte[] file, String what, String by) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(what);
        return text.replaceFirst(what, by).getBytes(StandardCharsets.ISO_8859_1);
    }
}
