package org.hefu.certificate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Asks addresses that stand in certificates, over HTTP and only hosts that an operator allowed: whoever wrote a
 * certificate could otherwise have the hub ask anybody for anything. No redirect is followed, and what takes too long or
 * is too large is no answer.
 */
final class AllowedHosts {

    private final Set<String> hosts;
    private final Set<String> privateHosts;
    private final Duration timeout;
    private final long largest;
    private final HttpClient client;

    /** As {@link RevocationDownload}. */
    AllowedHosts(Collection<String> hosts, Collection<String> privateHosts, Duration timeout, long largest) {
        this.hosts = Set.copyOf(hosts.stream().map(AllowedHosts::normal).toList());
        this.privateHosts =
                Set.copyOf(privateHosts.stream().map(AllowedHosts::normal).toList());
        this.timeout = timeout;
        this.largest = largest;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private static String normal(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return hosts.isEmpty() && privateHosts.isEmpty();
    }

    boolean mayBeAsked(URI address) {
        String host = address.getHost() == null ? "" : normal(address.getHost());
        String scheme = address.getScheme() == null ? "" : normal(address.getScheme());
        return (scheme.equals("http") || scheme.equals("https"))
                && address.getUserInfo() == null
                && (privateHosts.contains(host) || (hosts.contains(host) && isPublic(host)));
    }

    private static boolean isPublic(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host)).noneMatch(AllowedHosts::isInside);
        } catch (IOException e) {
            return false;
        }
    }

    /** Among them the local addresses of IPv6, RFC 4193, and those shared by a provider's customers, RFC 6598. */
    private static boolean isInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean local = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
        return local
                || shared
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    /** What lies at the address; empty if it is not to be had. */
    Optional<byte[]> get(URI address) {
        return send(address, HttpRequest.newBuilder(address));
    }

    /** What is answered there; empty if nothing is to be had. */
    Optional<byte[]> post(URI address, String mediaType, byte[] body) {
        return send(
                address,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", mediaType)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    private Optional<byte[]> send(URI address, HttpRequest.Builder request) {
        if (!mayBeAsked(address)) {
            return Optional.empty();
        }
        // The request's own timeout ends with the headers; the body of a slow answer must end, too.
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                request.timeout(timeout).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (TimeoutException | ExecutionException e) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
