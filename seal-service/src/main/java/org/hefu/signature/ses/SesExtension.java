package org.hefu.signature.ses;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Something that a maker added to a seal, or a signer to a signature: GB/T 38540-2020, ExtData.
 *
 * @param type an object identifier
 * @param critical whoever does not understand it must not rely on the seal
 */
public record SesExtension(String type, boolean critical, byte[] value) {

    public SesExtension {
        value = value.clone();
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SesExtension that
                && type.equals(that.type)
                && critical == that.critical
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(value);
    }
}
