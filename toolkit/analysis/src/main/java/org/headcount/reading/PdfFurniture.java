package org.headcount.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.headcount.reading.PdfPage.Piece;

/**
 * Finds the running headers, footers and page numbers of a PDF: lines at the top or bottom of pages that come back at the
 * same height but for their digits, numbers alone, and lines in the outermost margins in a smaller font than the text's.
 */
final class PdfFurniture {

    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "(?i)(?:page|p\\.)?\\s*[-–—|\\[]*\\s*(?:[0-9]{1,4}|[ivxlc]{1,7})(?:\\s*(?:/|of)\\s*[0-9]{1,4})?\\s*[-–—|\\]]*");

    /** How many lines at each end of a page are looked at. */
    private static final int DEPTH = 2;

    /** The share of a page's height in which a line that is apart from the text is of the margin. */
    private static final float MARGIN = 0.055f;

    /** The share of a page's height in which lines that come back are headers or footers. */
    private static final float OUTER = 0.14f;

    private static final int MOST_NOTED = 5;

    private final Map<String, Integer> counts = new HashMap<>();
    private final int needed;
    private final float body;
    private final Set<String> removed = new LinkedHashSet<>();

    PdfFurniture(List<PdfPage> pages, float body) {
        this.body = body;
        this.needed = Math.max(2, pages.size() * 3 / 10);
        for (PdfPage page : pages) {
            Set<String> here = new HashSet<>();
            for (int index : ends(page)) {
                here.add(key(page.rows().get(index)));
            }
            here.forEach(key -> counts.merge(key, 1, Integer::sum));
        }
    }

    private static List<Integer> ends(PdfPage page) {
        List<Integer> ends = new ArrayList<>();
        int size = page.rows().size();
        for (int i = 0; i < size; i++) {
            if (i < DEPTH || i >= size - DEPTH) {
                ends.add(i);
            }
        }
        return ends;
    }

    private static String key(List<Piece> row) {
        return Math.round(row.get(0).y() / 4) + " " + PdfPage.words(row).replaceAll("[0-9]+", "#");
    }

    /** The rows of a page without its furniture. */
    List<List<Piece>> body(PdfPage page) {
        List<List<Piece>> rows = page.rows();
        int from = 0;
        while (from < Math.min(DEPTH, rows.size()) && isFurniture(page, from, from + 1)) {
            from++;
        }
        int to = rows.size();
        while (to > Math.max(from, rows.size() - DEPTH) && isFurniture(page, to - 1, to - 2)) {
            to--;
        }
        rows.subList(0, from).forEach(this::remember);
        rows.subList(to, rows.size()).forEach(this::remember);
        return rows.subList(from, to);
    }

    private void remember(List<Piece> row) {
        String words = PdfPage.words(row);
        if (!PAGE_NUMBER.matcher(words).matches()) {
            removed.add(words.replaceAll("[0-9]+", "#"));
        }
    }

    private boolean isFurniture(PdfPage page, int index, int inner) {
        List<Piece> row = page.rows().get(index);
        Piece first = row.get(0);
        boolean outer = first.y() < page.height() * OUTER || first.y() > page.height() * (1 - OUTER);
        boolean alone = inner < 0 || inner >= page.rows().size();
        float gap = alone ? 0 : Math.abs(page.rows().get(inner).get(0).y() - first.y());
        boolean hasWords = PdfPage.words(row).chars().anyMatch(Character::isLetter);
        boolean isOfTable = !alone && row.size() > 2 && page.rows().get(inner).size() > 2 && gap < 2.5f * first.size();
        if (outer && hasWords && !isOfTable && counts.getOrDefault(key(row), 0) >= needed) {
            return true;
        }
        boolean apart = !alone && gap > 1.8f * Math.max(first.size(), body);
        boolean inMargin = first.y() < page.height() * MARGIN || first.y() > page.height() * (1 - MARGIN);
        return apart
                && (PAGE_NUMBER.matcher(PdfPage.words(row)).matches() || (inMargin && first.size() < 0.95f * body));
    }

    /** What was left out, but for page numbers. */
    List<String> notes() {
        if (removed.isEmpty()) {
            return List.of();
        }
        List<String> some = removed.stream().limit(MOST_NOTED).toList();
        String more = removed.size() > MOST_NOTED ? ", and " + (removed.size() - MOST_NOTED) + " more" : "";
        return List.of("left out as headers and footers of pages: '" + String.join("', '", some) + "'" + more);
    }
}
