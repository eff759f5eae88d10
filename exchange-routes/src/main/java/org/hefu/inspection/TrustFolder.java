package org.hefu.inspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hefu.certificate.AuthorityRole;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TrustAnchors;
import org.hefu.certificate.TrustStore;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Whom this hub trusts: the authorities in its trust folder, as the operator keeps it, and the newest revocation lists
 * of its own authority.
 */
@Component
class TrustFolder implements TrustAnchors {

    private final Path folder;
    private final HubAuthority authority;

    TrustFolder(InspectionSettings settings, HubAuthority authority) {
        this.folder = Path.of(settings.trustFolder());
        this.authority = authority;
    }

    /** Puts the hub's own root where verifiers look, those on the command line included. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES) // new lists follow new certificates
    void publish() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The trust folder " + folder + " cannot be made", e);
        }
        authority.publishTo(folder);
    }

    /** Read anew each time: an anchor that is taken out is not trusted any more, from the next document on. */
    @Override
    public TrustStore current() {
        TrustStore kept = TrustStore.fromFolder(folder);
        Stream<RevocationList> own = Stream.of(AuthorityRole.values()).map(authority::revocationList);
        Stream<RevocationList> lists = Stream.concat(own, kept.lists().stream());
        return new TrustStore(kept.anchors(), lists.toList());
    }
}
