package org.hefu.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.hefu.TestHub;
import org.hefu.certificate.AuthorityRole;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TrustAnchors;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerFilter;
import org.hefu.participant.Accounts;
import org.hefu.participant.Organization;
import org.hefu.participant.Participants;
import org.hefu.participant.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The hub's authorities as outsiders reach them, and its trust anchors as a security administrator does. */
@SpringBootTest(
        classes = TestHub.class,
        properties = {
            "spring.flyway.enabled=false",
            "spring.messages.fallback-to-system-locale=false",
            "hefu.demo=false"
        })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PkiIT {

    private static final String CODE = "91620602MB90000906";
    private static final int MOST_A_MINUTE = 30;
    private static final String PASSWORD = "a password for tests";

    @Autowired
    private MockMvc web;

    @Autowired
    private HubAuthority authority;

    @Autowired
    private TrustAnchors trust;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Participants participants;

    @Autowired
    private Accounts accounts;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws Exception {
        Path folder = Files.createTempDirectory("hefu-trust");
        registry.add("hefu.inspection.trust-folder", folder::toString);
        registry.add("hefu.inspection.worker-at-start", () -> false);
        registry.add("hefu.gate.most-a-minute", () -> MOST_A_MINUTE);
    }

    @BeforeAll
    void addPeople() {
        participants.add(new Organization(CODE, "测试机构", "Test office", "620602"));
        accounts.add("secadmin", "郑静", PASSWORD, CODE, null, Set.of(Role.SECURITY_ADMIN));
        accounts.add("auditor", "赵刚", PASSWORD, CODE, null, Set.of(Role.AUDITOR));
    }

    private MockHttpServletResponse perform(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return web.perform(request).andReturn().getResponse();
    }

    private MockHttpSession signIn(String username) throws Exception {
        return (MockHttpSession) web.perform(post("/login")
                        .param("username", username)
                        .param("password", PASSWORD)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .with(csrf()))
                .andReturn()
                .getRequest()
                .getSession();
    }

    @Test
    void anybodyGetsListsAndCertificatesOfEveryAuthority() throws Exception {
        for (AuthorityRole role : AuthorityRole.values()) {
            byte[] list = perform(get("/pki/" + role.publishedName() + ".crl")).getContentAsByteArray();
            byte[] certificate =
                    perform(get("/pki/" + role.publishedName() + ".cer")).getContentAsByteArray();

            assertThat(certificate).isEqualTo(authority.certificate(role).encoded());
            assertThat(RevocationList.read(list).issuer())
                    .isEqualTo(authority.certificate(role).subject());
        }
        assertThat(perform(get("/pki/nobody.crl")).getStatus()).isEqualTo(404);
    }

    @Test
    void anybodyAsksAboutRevocationByBodyOrByAddress() throws Exception {
        X509CertificateHolder root = new X509CertificateHolder(
                authority.certificate(AuthorityRole.ROOT).encoded());
        BigInteger issuing = authority.certificate(AuthorityRole.ISSUING).serialNumber();
        byte[] request = new OCSPReqBuilder()
                .addRequest(new CertificateID(
                        new JcaDigestCalculatorProviderBuilder()
                                .setProvider(BouncyCastle.PROVIDER)
                                .build()
                                .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1)),
                        root,
                        issuing))
                .build()
                .getEncoded();

        byte[] byBody = perform(post("/pki/ocsp")
                        .contentType("application/ocsp-request")
                        .content(request))
                .getContentAsByteArray();
        byte[] byAddress = perform(
                        get("/pki/ocsp/{request}", Base64.getUrlEncoder().encodeToString(new byte[3])))
                .getContentAsByteArray();

        assertThat(new OCSPResp(byBody).getStatus()).isEqualTo(OCSPResp.SUCCESSFUL);
        assertThat(new OCSPResp(byAddress).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
    }

    @Test
    void anybodyGetsATimestamp() throws Exception {
        byte[] query = new TimeStampRequestGenerator()
                .generate(TSPAlgorithms.SHA256, new byte[32])
                .getEncoded();

        MockHttpServletResponse answer = perform(
                post("/pki/tsa").contentType("application/timestamp-query").content(query));

        assertThat(answer.getContentType()).isEqualTo("application/timestamp-reply");
        assertThat(new TimeStampResponse(answer.getContentAsByteArray()).getStatus())
                .isZero();
        assertThat(perform(post("/pki/tsa")
                                .contentType("application/timestamp-query")
                                .content(new byte[9 << 10]))
                        .getStatus())
                .isEqualTo(413);
    }

    @Test
    void whoAsksTooOftenIsSentAwayForAWhileAndNobodyElseIs() throws Exception {
        for (int i = 0; i < MOST_A_MINUTE; i++) {
            assertThat(perform(get("/pki/root.cer").with(from("192.0.2.7"))).getStatus())
                    .isEqualTo(200);
        }

        MockHttpServletResponse refused = perform(post("/pki/ocsp")
                .contentType("application/ocsp-request")
                .content(new byte[3])
                .with(from("192.0.2.7")));

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 60);
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(refused.getContentAsString()).contains("TOO_MANY_REQUESTS");
        assertThat(perform(get("/api/v1/seals/x/status").with(from("192.0.2.7")))
                        .getStatus())
                .isEqualTo(429);
        assertThat(perform(get("/pki/root.cer").with(from("192.0.2.8"))).getStatus())
                .isEqualTo(200);
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    @Test
    void onlyASecurityAdministratorSeesAnchors() throws Exception {
        assertThat(perform(get("/api/v1/trust-anchors")).getStatus()).isEqualTo(401);
        assertThat(perform(get("/api/v1/trust-anchors").session(signIn("auditor")))
                        .getStatus())
                .isEqualTo(403);
        assertThat(perform(get("/trust").session(signIn("auditor"))).getStatus())
                .isEqualTo(403);
    }

    @Test
    void anAnchorIsAddedAndRemovedAndEachChangeIsOnTheLedger() throws Exception {
        MockHttpSession session = signIn("secadmin");
        byte[] root = TestRoot.make();
        String id = HexFormat.of().formatHex(DigestAlgorithm.SHA256.of(root));

        MockHttpServletResponse added = perform(post("/api/v1/trust-anchors")
                .contentType("application/pkix-cert")
                .content(root)
                .with(csrf())
                .session(session));

        assertThat(added.getStatus()).as(added.getContentAsString()).isEqualTo(201);
        assertThat(perform(get("/trust").session(session)).getContentAsString()).contains("信任锚", id.substring(0, 16));
        assertThat(trust.current().anchors())
                .anyMatch(anchor -> id.equals(HexFormat.of().formatHex(DigestAlgorithm.SHA256.of(anchor.encoded()))));

        assertThat(perform(delete("/api/v1/trust-anchors/" + id).with(csrf()).session(session))
                        .getStatus())
                .isEqualTo(204);
        assertThat(trust.current().anchors())
                .noneMatch(anchor -> id.equals(HexFormat.of().formatHex(DigestAlgorithm.SHA256.of(anchor.encoded()))));
        assertThat(ledger.newest(LedgerFilter.newest(20)))
                .filteredOn(entry -> entry.action().equals("TRUST_ANCHOR"))
                .hasSize(2);
    }

    @Test
    void whatIsNoAuthorityIsNoAnchor() throws Exception {
        assertThat(perform(post("/api/v1/trust-anchors")
                                .contentType("application/x-pem-file")
                                .content("nothing".getBytes(StandardCharsets.UTF_8))
                                .with(csrf())
                                .session(signIn("secadmin")))
                        .getStatus())
                .isEqualTo(400);
    }

    /** A root of somebody else. */
    private static final class TestRoot {

        static byte[] make() throws Exception {
            var generator = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var name = new X500Name("CN=Somebody's root");
            Instant now = Instant.now();
            return new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(now.minusSeconds(60)),
                            Date.from(now.plusSeconds(86_400)),
                            name,
                            pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .setProvider(BouncyCastle.PROVIDER)
                            .build(pair.getPrivate()))
                    .getEncoded();
        }
    }
}
