package org.hefu.license;

import org.hefu.identity.Typed;

/**
 * Who issued a licence (证照颁发机构).
 *
 * @param code credit code or region code of the authority
 * @param name as on the licence
 */
public record Issuer(String code, String name) {

    public Issuer {
        code = Typed.identifier(code);
        name = name.strip();
    }
}
