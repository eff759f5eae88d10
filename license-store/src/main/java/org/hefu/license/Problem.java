package org.hefu.license;

/**
 * One thing that is wrong with a draft. Neither sentence repeats personal data.
 *
 * @param field {@code typeCode}, {@code number}, {@code holder.kind}, {@code holder.id}, {@code holder.name}, {@code
 *     issuer.code}, {@code issuer.name}, {@code validTo}, {@code regionCode}, or the name of a field of the type
 */
public record Problem(ProblemCode code, String field, String chinese, String english) {}
