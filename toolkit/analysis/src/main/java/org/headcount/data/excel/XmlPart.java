package org.headcount.data.excel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.Decoding;
import org.headcount.data.input.InputFile;

/**
 * The elements of one XML part of an archive from front to back, by their names in the namespace of the part's root: what
 * extensions bring in namespaces of their own is passed over, whatever it is called. Document types are
 * refused, so that nothing is expanded or fetched; so is anything between two tags that is longer than a part can need.
 */
final class XmlPart implements AutoCloseable {

    /** The most between two tags, in bytes: many times the 32,767 characters of a cell. */
    private static final int LONGEST = 1 << 22;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private static final XMLInputFactory FACTORY = factory();

    private final InputFile source;
    private final String name;
    private final Measured in;
    private final XMLStreamReader xml;
    private int event = XMLStreamConstants.START_DOCUMENT;
    private Optional<String> namespace = Optional.empty();
    private boolean hasRoot;

    XmlPart(InputFile source, String name, InputStream in) {
        this.source = source;
        this.name = name;
        this.in = new Measured(in);
        try {
            this.xml = FACTORY.createXMLStreamReader(decoded());
        } catch (XMLStreamException e) {
            throw failure(e);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    /** As UTF-8, which parts are written in; the JDK's reader would write to standard error what is wrong with them. */
    private Reader decoded() throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(in, 3);
        byte[] head = bytes.readNBytes(3);
        if (!Arrays.equals(head, BYTE_ORDER_MARK)) {
            bytes.unread(head);
        }
        return new Decoding(bytes, StandardCharsets.UTF_8);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Moves on to the next tag or piece of text, and says whether there is one. */
    boolean next() {
        try {
            in.since = 0;
            if (!xml.hasNext()) {
                return false;
            }
            event = xml.next();
            if (!hasRoot && event == XMLStreamConstants.START_ELEMENT) {
                hasRoot = true;
                namespace = Optional.ofNullable(xml.getNamespaceURI());
            }
            if (event == XMLStreamConstants.DTD) {
                throw fault("a document type, which no workbook has");
            }
            return true;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** Whether this is the beginning of an element of that name. */
    boolean isStart(String element) {
        return event == XMLStreamConstants.START_ELEMENT && isNamed(element);
    }

    /** Whether this is the end of an element of that name. */
    boolean isEnd(String element) {
        return event == XMLStreamConstants.END_ELEMENT && isNamed(element);
    }

    private boolean isNamed(String element) {
        return xml.getLocalName().equals(element)
                && Optional.ofNullable(xml.getNamespaceURI()).equals(namespace);
    }

    /** An attribute of this element, without a prefix; empty if it has none of that name. */
    String attribute(String attribute) {
        return attribute(attribute, "");
    }

    /** An attribute of this element in a namespace that ends so; empty if it has none. */
    String attribute(String attribute, String namespaceEnd) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String found = xml.getAttributeNamespace(i) == null ? "" : xml.getAttributeNamespace(i);
            boolean isOf = namespaceEnd.isEmpty() ? found.isEmpty() : found.endsWith(namespaceEnd);
            if (isOf && xml.getAttributeLocalName(i).equals(attribute)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** An attribute that is a whole number from 0 on; a default where it is absent. */
    int number(String attribute, int absent) {
        String value = attribute(attribute);
        if (value.isEmpty()) {
            return absent;
        }
        int number = number(value);
        if (number < 0) {
            throw fault("no number in '" + attribute + "' (" + shown(value) + ")");
        }
        return number;
    }

    /** The whole number from 0 on that some digits are, up to nine of them; -1 for anything else. */
    static int number(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return digits.isEmpty() || digits.length() > 9 ? -1 : number;
    }

    /** Adds this piece of text, if it is one. */
    void addTextTo(StringBuilder text) {
        if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            if (text.length() > LONGEST) {
                throw fault("a text longer than any cell's");
            }
        }
    }

    /** A value as a message shows it. */
    static String shown(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "..." : value;
    }

    /** A fault of the part's form. */
    DataException fault(String problem) {
        return DataException.file(
                source.label(),
                problem + " in its part " + name,
                "the file is damaged: copy or download it again, or open it in a spreadsheet program and save it");
    }

    /** The parser's own words are those of the machine's language, and are not repeated. */
    private RuntimeException failure(XMLStreamException e) {
        if (e.getNestedException() instanceof IOException failure && !(failure instanceof CharacterCodingException)) {
            return source.unreadable(failure);
        }
        return fault("no well-formed XML"
                + (e.getLocation() == null
                        ? ""
                        : " at line " + e.getLocation().getLineNumber() + ", column "
                                + e.getLocation().getColumnNumber()));
    }

    @Override
    public void close() {
        try {
            xml.close();
            in.close();
        } catch (XMLStreamException e) {
            throw failure(e);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    /** Knows how much was read since the last tag. */
    private final class Measured extends FilterInputStream {

        private long since;

        Measured(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            since += Math.max(0, read);
            if (since > LONGEST) {
                throw fault("more than " + (LONGEST >> 20) + " MB between two tags");
            }
            return read;
        }
    }
}
