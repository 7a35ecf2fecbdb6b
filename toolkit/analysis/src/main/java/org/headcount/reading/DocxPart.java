package org.headcount.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.headcount.data.fault.DataException;

/**
 * One XML part of a DOCX from front to back, by names without prefixes. Document types are refused, so that no entity is
 * expanded or fetched; so is more text than a document can have, which a small archive may pretend.
 */
final class DocxPart implements AutoCloseable {

    private static final XMLInputFactory FACTORY = factory();

    private final Path file;
    private final String name;
    private final XMLStreamReader xml;
    private final InputStream in;
    private int event = XMLStreamConstants.START_DOCUMENT;

    private DocxPart(Path file, String name, InputStream in) throws XMLStreamException {
        this.file = file;
        this.name = name;
        this.in = in;
        this.xml = FACTORY.createXMLStreamReader(in);
        this.xml.getEventType();
    }

    /** How many bytes the parts of one file may unpack to, all together. */
    static final class Allowance {

        private static final long MOST = Math.min(1L << 28, Runtime.getRuntime().maxMemory() / 4);

        private long taken;

        private void take(Path file, int bytes) {
            taken += Math.max(0, bytes);
            if (taken > MOST) {
                throw DataException.file(
                        file.toString(),
                        "its parts unpack to more than " + (MOST >> 20) + " MB",
                        "split the document, if it is one");
            }
        }
    }

    /** Opens a part; the archive is closed by its owner. */
    static DocxPart open(Path file, ZipFile archive, String name, Allowance allowance) {
        try {
            ZipEntry entry = archive.getEntry(name);
            return new DocxPart(file, name, new Measured(file, archive.getInputStream(entry), allowance));
        } catch (XMLStreamException e) {
            throw malformed(file, name, e);
        } catch (IOException e) {
            throw DocumentFile.unreadable(file, e);
        }
    }

    private static final class Measured extends FilterInputStream {

        private final Path file;
        private final Allowance allowance;

        Measured(Path file, InputStream in, Allowance allowance) {
            super(in);
            this.file = file;
            this.allowance = allowance;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            allowance.take(file, one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            allowance.take(file, read);
            return read;
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // The JDK's reader would write to standard error what is wrong with a document.
        factory.setXMLReporter((message, type, information, location) -> {});
        return factory;
    }

    private static DataException malformed(Path file, String name, XMLStreamException e) {
        String where =
                e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNumber();
        return DataException.file(
                file.toString(),
                "its part " + name + " is not well-formed XML" + where,
                "open it in Word or LibreOffice and save it",
                e);
    }

    /** Moves on to the next tag or piece of text, and says whether there is one. */
    boolean next() {
        try {
            if (!xml.hasNext()) {
                return false;
            }
            event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw DataException.file(
                        file.toString(),
                        "its part " + name + " declares a document type or entities, which no DOCX has",
                        "do not trust it; if it is a document, open it in Word or LibreOffice and save it");
            }
            return true;
        } catch (XMLStreamException e) {
            throw malformed(file, name, e);
        }
    }

    boolean isStart() {
        return event == XMLStreamConstants.START_ELEMENT;
    }

    boolean isStart(String element) {
        return isStart() && xml.getLocalName().equals(element);
    }

    boolean isEnd() {
        return event == XMLStreamConstants.END_ELEMENT;
    }

    boolean isText() {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.SPACE
                || event == XMLStreamConstants.CDATA;
    }

    /** The name of the element that begins or ends here. */
    String element() {
        return xml.getLocalName();
    }

    String text() {
        return xml.getText();
    }

    /** An attribute by its name without prefix; empty if there is none. */
    String attribute(String attribute) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(attribute)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** Whether a property is on: present, and not switched off by its value. */
    boolean isOn() {
        return !attribute("val").matches("0|false|off|none");
    }

    /** Passes over all inside of the element that begins here. */
    void skip() {
        int depth = 1;
        while (depth > 0 && next()) {
            depth += isStart() ? 1 : isEnd() ? -1 : 0;
        }
    }

    @Override
    public void close() {
        try (in) {
            xml.close();
        } catch (XMLStreamException e) {
            throw malformed(file, name, e);
        } catch (IOException e) {
            throw DocumentFile.unreadable(file, e);
        }
    }
}
