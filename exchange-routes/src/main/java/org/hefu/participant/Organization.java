package org.hefu.participant;

/**
 * A body that takes part in the exchange.
 *
 * @param code unified social credit code, GB 32100
 * @param region GB/T 2260, six digits
 */
public record Organization(String code, String name, String nameEnglish, String region) {}
