import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.ofdrw.gm.ses.v4.SESeal;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.sign.OFDSigner;
import org.ofdrw.sign.SignMode;
import org.ofdrw.sign.signContainer.SESV4Container;
import org.ofdrw.sign.stamppos.NormalStampPos;
import org.ofdrw.sign.verify.OFDValidator;
import org.ofdrw.sign.verify.container.SESV4ValidateContainer;

/** Drives ofdrw as its own examples do; compiled and loaded apart from everything of ours. */
public final class OfdrwPeer {

    private final SESeal seal;
    private final PrivateKey key;
    private final X509Certificate certificate;

    public OfdrwPeer(byte[] seal, byte[] key, byte[] certificate) throws Exception {
        BouncyCastleProvider provider = new BouncyCastleProvider();
        Security.addProvider(provider);
        this.seal = SESeal.getInstance(seal);
        this.key = KeyFactory.getInstance("EC", provider).generatePrivate(new PKCS8EncodedKeySpec(key));
        this.certificate = (X509Certificate) CertificateFactory.getInstance("X.509", provider)
                .generateCertificate(new ByteArrayInputStream(certificate));
    }

    public byte[] seal(byte[] paper) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OFDReader reader = new OFDReader(new ByteArrayInputStream(paper));
                OFDSigner signer = new OFDSigner(reader, out)) {
            signer.setSignMode(SignMode.ContinueSign);
            signer.setSignContainer(new SESV4Container(key, seal, certificate));
            signer.addApPos(new NormalStampPos(1, 130, 220, 40, 40));
            signer.exeSign();
        }
        return out.toByteArray();
    }

    public Object verify(byte[] file) throws Exception {
        try (OFDReader reader = new OFDReader(new ByteArrayInputStream(file));
                OFDValidator validator = new OFDValidator(reader)) {
            validator.setValidator(new SESV4ValidateContainer());
            validator.exeValidate();
        }
        return Boolean.TRUE;
    }
}
