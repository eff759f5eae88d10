package org.hefu.inspection;

import org.hefu.verification.WorkCaller;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whose request a thread serves; the work of the hub's own threads, such as jobs, is that of one more caller. */
@Component
class RequestCaller implements WorkCaller {

    private static final String HUB = "";

    @Override
    public String current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? HUB : authentication.getClass().getName() + " " + authentication.getName();
    }
}
