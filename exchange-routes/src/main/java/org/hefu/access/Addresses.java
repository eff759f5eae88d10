package org.hefu.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.RequestPath;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Tells addresses behind which something is, whoever may reach it, from those behind which nothing is. */
@Component
class Addresses {

    private final ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    Addresses(ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** Whether a controller has the address of this request, under this method or another. */
    boolean lead(HttpServletRequest request) {
        RequestPath before = ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                : null;
        ServletRequestPathUtils.parseAndCache(request);
        try {
            for (RequestMappingInfoHandlerMapping mapping : mappings) {
                if (mapping.getHandler(request) != null) {
                    return true;
                }
            }
            return false;
        } catch (Exception e) {
            // There, but not for such a request.
            return true;
        } finally {
            ServletRequestPathUtils.setParsedRequestPath(before, request);
        }
    }
}
