package org.hefu.pki;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import org.hefu.access.Gate;
import org.hefu.certificate.AuthorityRole;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.OcspResponder;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.timestamp.TimestampAuthority;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What anybody may ask the hub's authorities, signed in or not: lists and certificates (RFC 5280), OCSP (RFC 6960,
 * appendix A) and time-stamps (RFC 3161, section 3.4).
 */
@RestController
@RequestMapping("/pki")
class PkiController {

    private static final int LARGEST = 8 << 10;
    private static final MediaType LIST = MediaType.parseMediaType("application/pkix-crl");
    private static final MediaType CERTIFICATE = MediaType.parseMediaType("application/pkix-cert");
    private static final MediaType OCSP = MediaType.parseMediaType("application/ocsp-response");
    private static final MediaType TIMESTAMP = MediaType.parseMediaType("application/timestamp-reply");
    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final HubAuthority authority;
    private final OcspResponder responder;
    private final TimestampAuthority timestamps;
    private final Gate gate;

    PkiController(HubAuthority authority, OcspResponder responder, TimestampAuthority timestamps, Gate gate) {
        this.authority = authority;
        this.responder = responder;
        this.timestamps = timestamps;
        this.gate = gate;
    }

    @GetMapping("/{name}.crl")
    ResponseEntity<byte[]> list(@PathVariable String name, HttpServletRequest request) {
        gate.admit(request);
        return ResponseEntity.ok()
                .contentType(LIST)
                .cacheControl(AN_HOUR)
                .body(authority.revocationList(role(name)).encoded());
    }

    @GetMapping("/{name}.cer")
    ResponseEntity<byte[]> certificate(@PathVariable String name, HttpServletRequest request) {
        gate.admit(request);
        return ResponseEntity.ok()
                .contentType(CERTIFICATE)
                .cacheControl(AN_HOUR)
                .body(authority.certificate(role(name)).encoded());
    }

    private static AuthorityRole role(String name) {
        return AuthorityRole.named(name).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "authority"));
    }

    @PostMapping(path = "/ocsp", consumes = "application/ocsp-request")
    ResponseEntity<byte[]> ocsp(HttpServletRequest request) throws IOException {
        gate.admit(request);
        byte[] asked = Body.read(request, LARGEST);
        return ResponseEntity.ok().contentType(OCSP).body(gate.work(() -> responder.answer(asked)));
    }

    /** The request stands in the address, as Base64 that may hold slashes. */
    @GetMapping("/ocsp/{*encoded}")
    ResponseEntity<byte[]> ocspByAddress(@PathVariable String encoded, HttpServletRequest request) {
        gate.admit(request);
        byte[] asked = decoded(encoded.substring(1));
        return ResponseEntity.ok().contentType(OCSP).body(gate.work(() -> responder.answer(asked)));
    }

    /** What is no Base64 is no request either, and gets the responder's own answer to that. */
    private static byte[] decoded(String encoded) {
        try {
            return encoded.length() > LARGEST
                    ? new byte[0]
                    : Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    @PostMapping(path = "/tsa", consumes = "application/timestamp-query")
    ResponseEntity<byte[]> timestamp(HttpServletRequest request) throws IOException {
        gate.admit(request);
        byte[] asked = Body.read(request, LARGEST);
        return ResponseEntity.ok().contentType(TIMESTAMP).body(gate.work(() -> timestamps.answer(asked)));
    }
}
