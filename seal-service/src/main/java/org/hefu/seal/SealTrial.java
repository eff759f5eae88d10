package org.hefu.seal;

/**
 * A document as it would look with a seal on it, to be shown before anything is sealed.
 *
 * @param document with the seal set, and a signature that nobody made: no key was used, and no verifier passes it
 * @param page where the seal is seen first, counted from 1
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record SealTrial(byte[] document, int page) {}
