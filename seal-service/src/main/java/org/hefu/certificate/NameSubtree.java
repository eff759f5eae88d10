package org.hefu.certificate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * All names of one kind from one name downwards, RFC 5280, section 4.2.1.10. Where it is open whether a name lies within,
 * it does not when that would permit the name, and does when that would exclude it.
 */
sealed interface NameSubtree {

    /**
     * @throws IllegalArgumentException for a kind that is not understood, or a malformed name
     */
    static NameSubtree of(GeneralName base) {
        ASN1Encodable name = base.getName();
        return switch (base.getTagNo()) {
            case GeneralName.directoryName -> new Directory(X500Name.getInstance(name));
            case GeneralName.dNSName -> new Host(normal(NameConstraints.text(name)));
            case GeneralName.rfc822Name -> new Mail(Mail.normalAddress(NameConstraints.text(name)));
            case GeneralName.uniformResourceIdentifier -> new Web(normal(NameConstraints.text(name)));
            case GeneralName.iPAddress -> new Network(NameConstraints.octets(name));
            default -> throw new IllegalArgumentException("Names of kind " + base.getTagNo() + " are not understood");
        };
    }

    /** The tag of its names in GeneralName. */
    int kind();

    /** Does a name of this kind lie within for certain? */
    boolean contains(GeneralName name);

    /** Could a name of this kind lie within? */
    default boolean mayContain(GeneralName name) {
        return contains(name);
    }

    /** Names of hosts are compared without case, and without the dot that may end them. */
    static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** A host or one below it; with a dot before it, one below it alone. */
    private static boolean within(String host, String domain) {
        return domain.startsWith(".")
                ? host.endsWith(domain) && host.length() > domain.length()
                : host.equals(domain) || host.endsWith("." + domain);
    }

    /** Everything whose first parts are these. */
    record Directory(X500Name base) implements NameSubtree {

        @Override
        public int kind() {
            return GeneralName.directoryName;
        }

        @Override
        public boolean contains(GeneralName name) {
            RDN[] first = base.getRDNs();
            RDN[] all = X500Name.getInstance(name.getName()).getRDNs();
            if (all.length < first.length) {
                return false;
            }
            for (int i = 0; i < first.length; i++) {
                if (!IETFUtils.rDNAreEqual(first[i], all[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A host and all below it. */
    record Host(String base) implements NameSubtree {

        private static final Pattern PLAIN = Pattern.compile("(\\*\\.)?[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

        @Override
        public int kind() {
            return GeneralName.dNSName;
        }

        @Override
        public boolean contains(GeneralName name) {
            String host = normal(NameConstraints.text(name.getName()));
            return PLAIN.matcher(host).matches() && (base.isEmpty() || within(host, base));
        }

        /** A name for all hosts of a domain may mean one of those that are excluded. */
        @Override
        public boolean mayContain(GeneralName name) {
            String host = normal(NameConstraints.text(name.getName()));
            String domain = base.startsWith(".") ? base.substring(1) : base;
            return base.isEmpty()
                    || !PLAIN.matcher(host).matches()
                    || within(host, domain)
                    || (host.startsWith("*") && within(domain, host.substring(2)));
        }
    }

    /** One address; with a dot before it, all addresses of the hosts below a domain; else all of one host. */
    record Mail(String base) implements NameSubtree {

        @Override
        public int kind() {
            return GeneralName.rfc822Name;
        }

        /** Only the host of an address is compared without case, RFC 5280, section 7.5. */
        static String normalAddress(String address) {
            int at = address.lastIndexOf('@');
            return address.substring(0, at + 1) + normal(address.substring(at + 1));
        }

        @Override
        public boolean contains(GeneralName name) {
            String address = normalAddress(NameConstraints.text(name.getName()));
            int at = address.indexOf('@');
            if (at < 1 || at != address.lastIndexOf('@')) {
                return false;
            }
            String host = address.substring(at + 1);
            if (base.contains("@")) {
                return address.equals(base);
            }
            return base.startsWith(".") ? within(host, base) : host.equals(base);
        }

        @Override
        public boolean mayContain(GeneralName name) {
            String address = normalAddress(NameConstraints.text(name.getName()));
            int at = address.indexOf('@');
            return base.isEmpty()
                    || at < 1
                    || at != address.lastIndexOf('@')
                    || address.equalsIgnoreCase(base)
                    || contains(name);
        }
    }

    /** All addresses on one host; with a dot before it, on the hosts below it. */
    record Web(String base) implements NameSubtree {

        @Override
        public int kind() {
            return GeneralName.uniformResourceIdentifier;
        }

        @Override
        public boolean contains(GeneralName name) {
            return host(name)
                    .filter(host -> base.startsWith(".") ? within(host, base) : host.equals(base))
                    .isPresent();
        }

        /** One that names no host must not be where hosts are constrained. */
        @Override
        public boolean mayContain(GeneralName name) {
            return base.isEmpty() || host(name).isEmpty() || contains(name);
        }

        private static Optional<String> host(GeneralName name) {
            try {
                return Optional.ofNullable(new URI(NameConstraints.text(name.getName())).getHost())
                        .map(NameSubtree::normal)
                        .filter(host -> !host.startsWith("[") && !host.matches("[0-9.]+"));
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }
    }

    /** An address of IPv4 or IPv6 and a mask as long as it. */
    record Network(byte[] addressAndMask) implements NameSubtree {

        public Network {
            if (addressAndMask.length != 8 && addressAndMask.length != 32) {
                throw new IllegalArgumentException("A network has 8 or 32 bytes; got " + addressAndMask.length);
            }
        }

        @Override
        public int kind() {
            return GeneralName.iPAddress;
        }

        @Override
        public boolean contains(GeneralName name) {
            byte[] address = NameConstraints.octets(name.getName());
            int length = addressAndMask.length / 2;
            if (address.length != length) {
                return false;
            }
            byte[] masked = new byte[length];
            byte[] network = new byte[length];
            for (int i = 0; i < length; i++) {
                masked[i] = (byte) (address[i] & addressAndMask[length + i]);
                network[i] = (byte) (addressAndMask[i] & addressAndMask[length + i]);
            }
            return Arrays.equals(masked, network);
        }

        @Override
        public boolean mayContain(GeneralName name) {
            int length = NameConstraints.octets(name.getName()).length;
            return (length != 4 && length != 16) || contains(name);
        }
    }
}
