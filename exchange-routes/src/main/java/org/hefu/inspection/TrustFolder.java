package org.hefu.inspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hefu.certificate.AuthorityRole;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TrustAnchors;
import org.hefu.certificate.TrustFolderException;
import org.hefu.certificate.TrustStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(TrustFolder.class);

    private final Path folder;
    private final HubAuthority authority;
    private String told = "";

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
        tell();
    }

    /** Says once what the operator may take for trusted and is not, and again whenever that changes. */
    private void tell() {
        String now = remark();
        if (!now.isEmpty() && !now.equals(told)) {
            LOG.warn("In the trust folder {}: {}", folder, now);
        }
        told = now;
    }

    private String remark() {
        try {
            TrustStore.fromFolder(folder);
            List<String> passedOver = TrustStore.passedOver(folder);
            return passedOver.isEmpty()
                    ? ""
                    : String.join(", ", passedOver)
                            + " not read: certificates end in .pem, .cer, .crt or .der, lists in .crl";
        } catch (TrustFolderException e) {
            return e.getMessage() + ": nothing can be verified before it is mended or taken away";
        }
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
