package org.hefu.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationDownload;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TrustStore;
import org.hefu.timestamp.TimestampOutcome.NotProved;
import org.hefu.timestamp.TimestampOutcome.Proved;

/**
 * Time-stamp authorities outside the hub, RFC 3161 over HTTP (section 3.4), asked in turn until one answers well.
 *
 * <p>A token is taken only if it is granted, about what was asked, with the same nonce, and of an authority that the hub
 * trusts. Whether that authority was revoked need not be known at that moment, since its lists seldom come along; known to
 * be revoked, it is refused.
 */
final class OutsideTimestamps implements TimestampSource {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BITS = 63;
    /** Bytes; the lists of large authorities have some megabytes. */
    private static final long LARGEST_LIST = 8 << 20;

    private final TimestampSettings settings;
    private final Supplier<TrustStore> trust;
    private final Clock clock;
    private final HttpClient client;
    private final RevocationDownload download;

    /**
     * @param trust whom the hub trusts, asked anew for each token
     */
    OutsideTimestamps(TimestampSettings settings, Supplier<TrustStore> trust, Clock clock) {
        this.settings = settings;
        this.trust = trust;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.download = new RevocationDownload(
                settings.listHosts(), settings.privateListHosts(), settings.timeout(), LARGEST_LIST);
    }

    @Override
    public TimestampToken stamp(DigestAlgorithm digest, byte[] imprint) {
        List<String> reasons = new ArrayList<>();
        for (URI url : settings.urls()) {
            try {
                return ask(url, digest, imprint);
            } catch (IOException | Asn1FormatException | TimestampUnavailableException e) {
                reasons.add(url.getHost() + ": " + e.getMessage());
            }
        }
        throw new TimestampUnavailableException("No time-stamp is to be had; " + String.join("; ", reasons));
    }

    @Override
    public RevocationEvidence revocation(TimestampToken token) {
        TrustStore known = trust.get();
        List<RevocationList> atHand = known.lists().stream()
                .filter(list -> token.certificates().stream()
                        .anyMatch(certificate -> certificate.issuer().equals(list.issuer())))
                .toList();
        return new RevocationEvidence(atHand, List.of())
                .with(download.of(token.certificates(), known.anchors(), clock.instant()));
    }

    private TimestampToken ask(URI url, DigestAlgorithm digest, byte[] imprint) throws IOException {
        BigInteger nonce = new BigInteger(NONCE_BITS, RANDOM);
        byte[] query = TimestampQuery.of(digest, imprint, nonce).encoded();
        TimestampReply reply = TimestampReply.read(send(url, query));
        TimestampToken token = reply.granted()
                .orElseThrow(() -> new TimestampUnavailableException("it refused with PKI status " + reply.status()));
        if (!token.nonce().equals(Optional.of(nonce))) {
            throw new TimestampUnavailableException("it answered another question: the nonce differs");
        }
        TimestampOutcome outcome =
                TimestampVerifier.judge(token, digest, imprint, List.of(), List.of(), trust.get(), clock.instant());
        return switch (outcome) {
            case Proved proved -> token;
            case NotProved not when not.fault() == Fault.REVOCATION_UNKNOWN -> token;
            case NotProved not -> throw new TimestampUnavailableException("its token is not good: " + not.fault());
        };
    }

    private byte[] send(URI url, byte[] query) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(settings.timeout())
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(BodyPublishers.ofByteArray(query))
                .build();
        // The request's own timeout ends with the headers; the body of a slow answer must end, too.
        var answer = client.sendAsync(
                request,
                BodyHandlers.limiting(
                        BodyHandlers.ofByteArray(), settings.largestAnswer().toBytes()));
        try {
            HttpResponse<byte[]> response = answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("it answered with HTTP status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(
                    "it did not answer within " + settings.timeout().toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException("its answer cannot be had: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the hub is stopping", e);
        }
    }
}
