package org.hefu.key;

/**
 * A data key ready for use.
 *
 * @param id number by which rows name it
 */
public record DataKey(long id, DataCipher cipher) {}
