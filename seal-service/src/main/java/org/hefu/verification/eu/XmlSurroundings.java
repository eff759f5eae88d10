package org.hefu.verification.eu;

import static org.hefu.verification.eu.SignedXml.children;
import static org.hefu.verification.eu.SignedXml.isDsig;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Comment;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;
import org.w3c.dom.Text;

/** What stands in an XML document around and between what is signed, and changes what it means. */
final class XmlSurroundings {

    private static final String ASIC = "http://uri.etsi.org/02918/v1.2.1#";

    private final Set<Element> covered;

    /**
     * @param covered elements that are signed whole
     */
    XmlSurroundings(Set<Element> covered) {
        this.covered = covered;
    }

    /**
     * The first element or instruction around what is signed: the one says what is meant by it, and the other how it is
     * shown. The element around the signatures of a container says neither.
     */
    @Nullable
    Node find(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof ProcessingInstruction) {
                return child;
            }
            if (child instanceof Element element && !covered.contains(element) && !isDsig(element, "Signature")) {
                Node found = isOfContainer(element) ? find(element) : element;
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean isOfContainer(Element element) {
        return ASIC.equals(element.getNamespaceURI())
                && "XAdESSignatures".equals(element.getLocalName())
                && !XmlFrame.saysMore(element);
    }

    /**
     * The first element whose text has a comment in it. Comments are left out before hashing (XML Signature 1.1, section
     * 4.4.3.3), so anybody can put one there; some readers take the text before it for all of the value.
     */
    static @Nullable Element split(Element element) {
        boolean comment = false;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            comment |= child instanceof Comment;
        }
        if (comment && hasText(element)) {
            return element;
        }
        for (Element child : children(element)) {
            Element found = split(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static boolean hasText(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text text && !text.getData().isBlank()) {
                return true;
            }
        }
        return false;
    }
}
