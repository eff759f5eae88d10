package org.hefu.viewing;

import org.hefu.license.LicenseStatus;
import org.springframework.stereotype.Component;

/** How screens colour the status of a licence; the word stands beside it always. */
@Component("licenseLook")
public class LicenseLook {

    public String tone(LicenseStatus status) {
        return switch (status) {
            case IN_FORCE -> "good";
            case PENDING, SUSPENDED, EXPIRED -> "warn";
            case CANCELLED, WITHDRAWN, REVOKED -> "bad";
            case TRANSFERRED_OUT, REPLACED -> "";
        };
    }
}
