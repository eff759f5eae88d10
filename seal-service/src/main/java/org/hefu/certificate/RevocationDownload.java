package org.hefu.certificate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Fetches the revocation lists that certificates name (RFC 5280, section 4.2.1.13), over HTTP and only from hosts that an
 * operator allowed: whoever wrote a certificate could otherwise have the hub ask anybody for anything. No redirect is
 * followed, and what takes too long or is too large is no list. A list that cannot be had is left out: without it the
 * revocation is unknown, and whoever judges says so.
 */
public final class RevocationDownload {

    private static final int MOST_CERTIFICATES = 10;
    private static final int MOST_ADDRESSES = 3;

    private final Set<String> hosts;
    private final Set<String> privateHosts;
    private final Duration timeout;
    private final long largest;
    private final HttpClient client;

    /**
     * @param hosts that may be asked, as their names stand in certificates; asked only at public addresses
     * @param privateHosts that may be asked wherever they are
     * @param timeout for one list, from the first byte sent to the last received
     * @param largest a list of more bytes is none
     */
    public RevocationDownload(
            Collection<String> hosts, Collection<String> privateHosts, Duration timeout, long largest) {
        this.hosts = Set.copyOf(hosts.stream().map(RevocationDownload::normal).toList());
        this.privateHosts =
                Set.copyOf(privateHosts.stream().map(RevocationDownload::normal).toList());
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

    /**
     * The lists that speak of these certificates, as far as they are to be had.
     *
     * @param certificates at most 10 are looked at
     * @param issuers who may have issued them, besides themselves
     */
    public List<RevocationList> lists(Collection<Certificate> certificates, Collection<Certificate> issuers) {
        if (hosts.isEmpty() && privateHosts.isEmpty()) {
            return List.of();
        }
        List<Certificate> all =
                Stream.concat(certificates.stream(), issuers.stream()).toList();
        Set<RevocationList> lists = new LinkedHashSet<>();
        certificates.stream()
                .limit(MOST_CERTIFICATES)
                .forEach(certificate -> addresses(certificate).stream()
                        .limit(MOST_ADDRESSES)
                        .flatMap(address -> list(address).stream())
                        .filter(list -> all.stream()
                                .anyMatch(issuer ->
                                        list.about(certificate, issuer).isPresent()))
                        .findFirst()
                        .ifPresent(lists::add));
        return List.copyOf(lists);
    }

    /** Where the certificate says that its issuer's list is, as far as it may be asked for. */
    private List<URI> addresses(Certificate certificate) {
        List<URI> addresses = new ArrayList<>();
        Extension extension = certificate.holder().getExtension(Extension.cRLDistributionPoints);
        if (extension == null) {
            return addresses;
        }
        try {
            for (DistributionPoint point :
                    CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    for (GeneralName one :
                            GeneralNames.getInstance(name.getName()).getNames()) {
                        if (one.getTagNo() == GeneralName.uniformResourceIdentifier) {
                            addresses.add(URI.create(NameConstraints.text(one.getName())));
                        }
                    }
                }
            }
        } catch (RuntimeException e) {
            // On malformed extensions the library throws what comes to hand.
            return List.of();
        }
        addresses.removeIf(address -> !mayBeAsked(address));
        return addresses;
    }

    private boolean mayBeAsked(URI address) {
        String host = address.getHost() == null ? "" : normal(address.getHost());
        String scheme = address.getScheme() == null ? "" : normal(address.getScheme());
        return (scheme.equals("http") || scheme.equals("https"))
                && address.getUserInfo() == null
                && (privateHosts.contains(host) || (hosts.contains(host) && isPublic(host)));
    }

    private static boolean isPublic(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host)).noneMatch(RevocationDownload::isInside);
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

    private Optional<RevocationList> list(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(timeout).build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return response.statusCode() == 200 ? Optional.of(RevocationList.read(response.body())) : Optional.empty();
        } catch (TimeoutException | ExecutionException | Asn1FormatException e) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
