package org.hefu.certificate;

/** Whom a certificate of the hub's authority names. */
public sealed interface CertificateSubject permits SealSubject, PersonSubject, ServiceSubject {}
