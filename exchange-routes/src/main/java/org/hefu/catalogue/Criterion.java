package org.hefu.catalogue;

/**
 * A named yes/no question over a resource (核验条件).
 *
 * @param expression CEL over the variable {@code record}, with the result type bool
 */
public record Criterion(String code, String name, String nameEnglish, String expression) {}
