package org.hefu.certificate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hefu.key.KeyVault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** The hub's authority over a test database. */
public final class TestHubAuthority {

    private static final CertificateSettings SETTINGS =
            new CertificateSettings("Hefu Test", "", Duration.ofDays(31), Duration.ofDays(1));

    private TestHubAuthority() {}

    public static HubAuthority of(KeyVault vault, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new HubAuthority(vault, new CertificateRepository(jdbc), transactions, clock, SETTINGS);
    }

    public static ServiceCertificates services(
            KeyVault vault, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new ServiceCertificates(
                of(vault, jdbc, transactions, clock),
                new CertificateRepository(jdbc),
                vault,
                transactions,
                clock,
                SETTINGS);
    }

    public static KeyCertificates keys(HubAuthority authority, JdbcClient jdbc, TransactionTemplate transactions) {
        return new KeyCertificates(authority, new CertificateRepository(jdbc), transactions);
    }

    public static CertificateRequests requests(KeyVault vault) {
        return new CertificateRequests(vault);
    }

    public static OutsideCertificates outside(
            CertificateRequests requests, JdbcClient jdbc, TrustAnchors trust, Clock clock) {
        return outside(requests, jdbc, trust, revocation(trust, clock), clock);
    }

    public static OutsideCertificates outside(
            CertificateRequests requests,
            JdbcClient jdbc,
            TrustAnchors trust,
            OutsideRevocation revocation,
            Clock clock) {
        return new OutsideCertificates(requests, new OutsideCertificateRepository(jdbc), trust, revocation, clock);
    }

    /** Asks the machine of the test alone. */
    public static OutsideRevocation revocation(TrustAnchors trust, Clock clock) {
        return new OutsideRevocation(
                new RevocationSettings(
                        List.of(), List.of("127.0.0.1"), Duration.ofSeconds(20), DataSize.ofMegabytes(1)),
                trust,
                clock);
    }

    static OcspResponder responder(KeyVault vault, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new OcspResponder(
                of(vault, jdbc, transactions, clock),
                services(vault, jdbc, transactions, clock),
                new CertificateRepository(jdbc),
                vault,
                clock,
                SETTINGS);
    }
}
