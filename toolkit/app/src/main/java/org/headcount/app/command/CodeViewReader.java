package org.headcount.app.command;

import org.headcount.notebook.CodeView;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --code}. */
final class CodeViewReader implements ITypeConverter<CodeView> {
    @Override
    public CodeView convert(String name) {
        return CodeView.of(name)
                .orElseThrow(() -> new TypeConversionException("\"" + name + "\" is none of " + CodeView.names()));
    }
}
