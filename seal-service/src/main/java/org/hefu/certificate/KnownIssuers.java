package org.hefu.certificate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Keeps who signed one certificate or list, and who of the same name did not: for the same bytes and the same issuer's
 * bytes that never changes, and authorities that renewed their keys are asked again and again. Safe for use by many
 * threads.
 */
final class KnownIssuers {

    private static final int MOST = 8;

    private final Map<Certificate, Boolean> kept = new LinkedHashMap<>(4, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Certificate, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Says whether the issuer signed.
     *
     * @param check finds out, once
     */
    boolean signed(Certificate issuer, Predicate<Certificate> check) {
        synchronized (kept) {
            Boolean known = kept.get(issuer);
            if (known != null) {
                return known;
            }
        }
        boolean signed = check.test(issuer);
        synchronized (kept) {
            kept.put(issuer, signed);
        }
        return signed;
    }
}
