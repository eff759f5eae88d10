package org.hefu.signature.eu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.cms.CMSUtils;
import eu.europa.esig.dss.cms.ICMSUtils;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.spi.exception.IllegalInputException;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.hefu.certificate.TestAuthority;
import org.hefu.pdf.SamplePapers;
import org.hefu.signature.Signatory;
import org.hefu.signature.cms.CmsWriter;
import org.hefu.signature.pdf.PdfSignatureOrder;
import org.hefu.signature.pdf.PdfSigner;
import org.junit.jupiter.api.Test;

class PaddedMessagesTest {

    private static final TestAuthority AUTHORITY = TestAuthority.of("SHA256withECDSA");
    private static final Signatory SIGNATORY = new Signatory(
            AUTHORITY.signer, List.of(AUTHORITY.issuing), AUTHORITY.lists(), AUTHORITY.scheme(), AUTHORITY::sign);

    @Test
    void dssReadsMessagesThroughThisClass() {
        assertThat(ServiceLoader.load(ICMSUtils.class).findFirst()).get().isInstanceOf(PaddedMessages.class);
    }

    @Test
    void dssFindsTheSignatureOfASealedPdf() {
        byte[] sealed = PdfSigner.sign(
                SamplePapers.small(),
                new PdfSignatureOrder("衡东县人社局", "办件材料核验", TestAuthority.NOW, null, null),
                SIGNATORY);

        assertThat(new PDFDocumentAnalyzer(new InMemoryDocument(sealed)).getSignatures())
                .hasSize(1);
    }

    @Test
    void zerosBehindAMessageAreRoomThatWasKeptAndAnythingElseIsRefused() {
        byte[] message = new CmsWriter(SIGNATORY).write(new byte[32], TestAuthority.NOW);
        byte[] padded = Arrays.copyOf(message, message.length + 100);

        assertThat(CMSUtils.parseToCMS(padded).getSignerInfos().size()).isEqualTo(1);

        padded[padded.length - 1] = 1;
        assertThatThrownBy(() -> CMSUtils.parseToCMS(padded)).isInstanceOf(IllegalInputException.class);
    }
}
