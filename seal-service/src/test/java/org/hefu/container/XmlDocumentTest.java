package org.hefu.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

class XmlDocumentTest {

    private static final String SAMPLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- a licence -->
            <ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version='1.1' DocType="OFD">
              <ofd:DocBody><ofd:DocInfo><ofd:Title>证照 &lt;&#x4E00;&#20108;&gt;</ofd:Title></ofd:DocInfo>
                <ofd:DocRoot>Doc_0/<![CDATA[Document]]>.xml</ofd:DocRoot><?go on?></ofd:DocBody>
              <other xmlns="urn:x" a="1&#10;2"/>
            </ofd:OFD>
            """;

    private static XmlElement read(String text) {
        return XmlDocument.read(text.getBytes(StandardCharsets.UTF_8)).root();
    }

    @Test
    void elementsAttributesAndTextAreRead() {
        XmlElement root = read(SAMPLE);

        assertThat(root.name()).isEqualTo("OFD");
        assertThat(root.namespace()).isEqualTo("http://www.ofdspec.org/2016");
        assertThat(root.attribute("Version")).contains("1.1");
        XmlElement body = root.only("DocBody");
        assertThat(body.only("DocInfo").textOf("Title")).contains("证照 <一二>");
        assertThat(body.textOf("DocRoot")).contains("Doc_0/Document.xml");
        assertThat(root.child("other")).isEmpty();
        assertThat(root.children().getLast().attribute("a")).contains("1\n2");
    }

    @Test
    void somethingIsInsertedWithoutChangingTheRest() {
        XmlDocument document = XmlDocument.read(("\uFEFF" + SAMPLE).getBytes(StandardCharsets.UTF_8));
        int place = document.root().only("DocBody").endTag();

        String changed = new String(document.with(place, "<x/>"), StandardCharsets.UTF_8);

        assertThat(changed).isEqualTo("\uFEFF" + SAMPLE.replace("</ofd:DocBody>", "<x/></ofd:DocBody>"));
    }

    @Test
    void chineseCharacterSetsAreRead() {
        byte[] gbk = "<?xml version=\"1.0\" encoding=\"gb2312\"?><a>证照</a>".getBytes(Charset.forName("GB18030"));
        byte[] wide = "\uFEFF<a>证照</a>".getBytes(StandardCharsets.UTF_16LE);

        assertThat(XmlDocument.read(gbk).root().text()).isEqualTo("证照");
        assertThat(XmlDocument.read(wide).root().text()).isEqualTo("证照");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<a>",
                "<a></b>",
                "<a/><b/>",
                "<a b='1' b='2'/>",
                "<a b=1/>",
                "<a b='<'/>",
                "<a>&unknown;</a>",
                "<a>&#0;</a>",
                "<a>]]></a>",
                "<p:a/>",
                "<a p:b='1'/>",
                "<a><!-- -- --></a>",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
                " <?xml version='1.0'?><a/>",
                "<?xml version='1.1'?><a/>",
                "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>",
                "<a xmlns:p=''/>",
                "<a b='1'c='2'/>",
                "<a\u0001/>"
            })
    void whatIsNotWellFormedIsRefused(String text) {
        assertThatExceptionOfType(XmlFormatException.class).isThrownBy(() -> read(text));
    }

    @Test
    void depthIsLimited() {
        String deep = "<a>".repeat(101) + "</a>".repeat(101);

        assertThatExceptionOfType(XmlFormatException.class).isThrownBy(() -> read(deep));
    }

    @Test
    void anEscapedTextIsReadBackAsItWas() {
        String text = "a<b>&\"'\n\r\t合符😀";

        XmlElement element = read("<a b=\"" + XmlDocument.escape(text) + "\">x" + XmlDocument.escape(text) + "x</a>");

        assertThat(element.attribute("b")).contains(text);
        assertThat(element.text()).isEqualTo("x" + text + "x");
    }

    @Test
    void aChildThatComesTwiceIsNotOne() {
        XmlElement element = read("<a><b/><b/></a>");

        assertThatExceptionOfType(XmlFormatException.class).isThrownBy(() -> element.child("b"));
    }

    /** Whatever is accepted here, the JDK's parser reads in the same way. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsAcceptedMeansTheSameToAnotherParser(long seed) throws Exception {
        Random random = new Random(seed);
        String[] pieces = {
            "<a>",
            "</a>",
            "<b/>",
            "<",
            ">",
            "&",
            ";",
            "&amp;",
            "&#65;",
            "'",
            "\"",
            "=",
            " x='1'",
            "xmlns:p='u'",
            "p:",
            ":",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?x",
            "?>",
            "\r\n",
            "\t",
            "é",
            "证",
            "😀",
            "-",
            "1",
            "xmlns='v' ",
            "\u0085"
        };
        int accepted = 0;
        for (int round = 0; round < 1500; round++) {
            StringBuilder text =
                    new StringBuilder(random.nextBoolean() ? SAMPLE : "<r xmlns:p='w'><a> t </a><p:q/></r>");
            for (int i = 0; i <= random.nextInt(3); i++) {
                int at = random.nextInt(text.length());
                String piece = pieces[random.nextInt(pieces.length)];
                text.replace(at, random.nextBoolean() ? at : Math.min(text.length(), at + piece.length()), piece);
            }
            XmlElement ours;
            try {
                ours = read(text.toString());
            } catch (XmlFormatException expected) {
                continue;
            }
            accepted++;
            Element theirs = jdk(text.toString());
            assertThat(theirs).as(text.toString()).isNotNull();
            assertThat(tree(ours)).as(text.toString()).isEqualTo(tree(theirs));
        }
        assertThat(accepted).isPositive();
    }

    private static Element jdk(String text) throws ParserConfigurationException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setCoalescing(true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Silent());
        try {
            return builder.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (SAXException e) {
            throw new AssertionError("Refused by the JDK: " + text, e);
        }
    }

    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    private static String tree(XmlElement element) {
        List<String> parts = new ArrayList<>();
        element.attributes().forEach((name, value) -> parts.add(name + "=" + value));
        parts.sort(null);
        element.children().forEach(child -> parts.add(tree(child)));
        return "{" + element.namespace() + "}" + element.name() + parts + element.text();
    }

    private static String tree(Element element) {
        List<String> parts = new ArrayList<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.item(i).getNodeName();
            if (!name.equals("xmlns") && !name.startsWith("xmlns:")) {
                parts.add(name + "=" + attributes.item(i).getNodeValue());
            }
        }
        parts.sort(null);
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                parts.add(tree(inner));
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        String namespace = element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
        return "{" + namespace + "}" + element.getLocalName() + parts
                + text.toString().strip();
    }
}
