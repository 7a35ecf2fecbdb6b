package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;

/** Cuts a plain text into paragraphs, one for each line that is not blank. */
final class PlainText {

    private PlainText() {}

    static Document read(String name, String text) {
        List<Block> blocks = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            if (!text.substring(start, end).isBlank()) {
                blocks.add(new Block(Block.Type.PARAGRAPH, start, end));
            }
            start = end + 1;
        }
        return new Document(name, text, blocks, List.of());
    }
}
