package org.hefu.certificate;

import static org.hefu.certificate.TestAuthority.NOW;
import static org.hefu.certificate.TestAuthority.extension;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Where an authority of a test says over HTTP whom it revoked: its lists, and an OCSP responder made with Bouncy Castle. */
public final class TestRevocationService implements AutoCloseable {

    /** What may be wrong with an answer. */
    public enum Answer {
        GOOD,
        WITHOUT_NONCE,
        REVOKED,
        UNKNOWN,
        OF_ANOTHER_NONCE,
        OF_ANOTHER_CERTIFICATE,
        RUN_OUT,
        WITHOUT_AN_END,
        OF_TOMORROW,
        /** Signed by somebody whom another authority gave leave. */
        BY_A_STRANGER,
        /** Signed by a signer of documents of the same authority. */
        BY_A_SIGNER,
        NONE
    }

    /** When what is said here is to be renewed; far off, as DSS goes by the machine's own clock. */
    private static final Instant RENEWED = NOW.plus(Duration.ofDays(3650));

    public final TestAuthority authority;

    /** How often anybody asked. */
    public final AtomicInteger asked = new AtomicInteger();

    public volatile Answer answer = Answer.GOOD;
    public volatile boolean listed = true;
    public volatile Instant renewed = RENEWED;

    private final HttpServer server;
    private final KeyPair key = pair();
    private final Certificate responder;

    public TestRevocationService(TestAuthority authority) {
        this.authority = authority;
        this.responder =
                authority.certify(CertificateProfile.OCSP, new ServiceSubject("Test", "OCSP"), key.getPublic());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/ocsp", exchange -> answer(exchange, ocsp(exchange)));
        server.createContext("/root.crl", exchange -> answer(exchange, list(0)));
        server.createContext("/issuing.crl", exchange -> answer(exchange, list(1)));
        server.start();
    }

    /** The signer's certificate, naming the responder. */
    public Certificate signerWithResponder() {
        return signer(responders());
    }

    /** The signer's certificate, naming the list of the issuing authority. */
    public Certificate signerWithList() {
        return signer(lists("/issuing.crl"));
    }

    /** The signer's certificate, naming both. */
    public Certificate signerWithBoth() {
        return signer(responders(), lists("/issuing.crl"));
    }

    /** The issuing authority's certificate, naming the list of the root. */
    public Certificate issuingWithList() {
        return authority.issuingWith(
                lists("/root.crl"), identifier(authority.issuing.key().orElseThrow()));
    }

    /** A certificate of the issuing authority for this key that names the responder. */
    public Certificate certify(X500Name name, PublicKey publicKey) {
        return authority.certifyWith(name, publicKey, responders(), identifier(publicKey));
    }

    private Certificate signer(Extension... extensions) {
        return authority.signerWith(authority.signer.subject(), extensions);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private GeneralName name(String path) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(url(path)));
    }

    private static Extension identifier(PublicKey publicKey) {
        return extension(
                Extension.subjectKeyIdentifier,
                false,
                new SubjectKeyIdentifier(CertificateMaker.identifier(publicKey)));
    }

    private Extension responders() {
        return extension(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, name("/ocsp")));
    }

    private Extension lists(String path) {
        return extension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(new DistributionPointName(new GeneralNames(name(path))), null, null)
        }));
    }

    private byte[] list(int place) {
        return listed
                ? authority
                        .lists(NOW.minus(Duration.ofHours(1)), renewed)
                        .get(place)
                        .encoded()
                : new byte[0];
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        asked.incrementAndGet();
        exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private byte[] ocsp(HttpExchange exchange) throws IOException {
        try {
            OCSPReq request = new OCSPReq(exchange.getRequestBody().readAllBytes());
            return answer == Answer.NONE ? new byte[0] : answered(request);
        } catch (OCSPException | OperatorCreationException e) {
            throw new IOException(e);
        }
    }

    private byte[] answered(OCSPReq request) throws OCSPException, OperatorCreationException, IOException {
        Answer kind = answer;
        Certificate signer = switch (kind) {
            case BY_A_STRANGER ->
                TestAuthority.of("SHA256withECDSA")
                        .certify(CertificateProfile.OCSP, new ServiceSubject("Test", "OCSP"), key.getPublic());
            case BY_A_SIGNER ->
                authority.certify(CertificateProfile.SEAL, new ServiceSubject("Test", "OCSP"), key.getPublic());
            default -> responder;
        };
        Instant from = NOW.minus(Duration.ofHours(1));
        BasicOCSPRespBuilder builder =
                new BasicOCSPRespBuilder(new RespID(new X509CertificateHolder(signer.encoded()).getSubject()));
        CertificateID id = request.getRequestList()[0].getCertID();
        builder.addResponse(
                kind == Answer.OF_ANOTHER_CERTIFICATE ? CertificateID.deriveCertificateID(id, BigInteger.TWO) : id,
                switch (kind) {
                    case REVOKED -> new RevokedStatus(Date.from(NOW.minus(Duration.ofDays(1))), 1);
                    case UNKNOWN -> new UnknownStatus();
                    default -> CertificateStatus.GOOD;
                },
                Date.from(kind == Answer.OF_TOMORROW ? NOW.plus(Duration.ofDays(1)) : from),
                switch (kind) {
                    case RUN_OUT -> Date.from(NOW.minusSeconds(60));
                    case WITHOUT_AN_END -> null;
                    default -> Date.from(renewed);
                });
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (kind == Answer.OF_ANOTHER_NONCE) {
            nonce = new Extension(nonce.getExtnId(), false, new byte[] {4, 2, 1, 2});
        }
        if (kind != Answer.WITHOUT_NONCE) {
            builder.setResponseExtensions(new Extensions(nonce));
        }
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .setProvider(BouncyCastle.PROVIDER)
                                        .build(key.getPrivate()),
                                new X509CertificateHolder[] {new X509CertificateHolder(signer.encoded())},
                                Date.from(kind == Answer.OF_TOMORROW ? NOW.plus(Duration.ofDays(1)) : from)))
                .getEncoded();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
            generator.initialize(new ECGenParameterSpec("P-256"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
