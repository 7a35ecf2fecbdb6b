package org.headcount.app;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Optional;
import org.headcount.reading.Document;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How commands read documents: the options that they share. */
final class ReadingOptions {

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "The encoding of a text, such as UTF-8 or windows-1252 (default: declared, else detected).")
    private Optional<String> encoding = Optional.empty();

    /** Whether an encoding is named. */
    boolean namesEncoding() {
        return encoding.isPresent();
    }

    /** Reads a document; what there is to know of how it was read goes to standard error. */
    Document read(Path file, CommandLine command) {
        Optional<Charset> charset = encoding.map(name -> charset(name, command));
        Document document = charset.map(named -> Document.read(file, named)).orElseGet(() -> Document.read(file));
        document.notes().forEach(note -> command.getErr().println("headcount: " + file + ": " + note));
        command.getErr().flush();
        return document;
    }

    private static Charset charset(String name, CommandLine command) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ParameterException(
                    command,
                    "unknown encoding '" + name + "'; known are such as UTF-8, UTF-16, windows-1252, GB18030",
                    e);
        }
    }
}
