package org.hefu.pki;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.hefu.access.Caller;
import org.hefu.pki.TrustAnchorFolder.Anchor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whom the hub trusts, for security administrators. */
@RestController
@RequestMapping("/api/v1/trust-anchors")
class TrustAnchorController {

    private static final int LARGEST = 64 << 10;

    private final TrustAnchorFolder folder;

    TrustAnchorController(TrustAnchorFolder folder) {
        this.folder = folder;
    }

    @GetMapping
    Anchors all() {
        return new Anchors(folder.all());
    }

    @PostMapping(consumes = {"application/x-pem-file", "application/pkix-cert"})
    @ResponseStatus(HttpStatus.CREATED)
    Anchor add(HttpServletRequest request, Caller.Person person) throws IOException {
        return folder.add(Body.read(request, LARGEST), person);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, Caller.Person person) {
        folder.remove(id, person);
    }

    record Anchors(List<Anchor> anchors) {}
}
