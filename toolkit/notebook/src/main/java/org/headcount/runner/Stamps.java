package org.headcount.runner;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.notebook.Notebook;
import org.headcount.page.About;
import org.headcount.page.Stamp;

/**
 * The stamps of pages. A build that is to be repeatable says its time in SOURCE_DATE_EPOCH.
 *
 * @param about what there is to say of notebooks
 * @param date the time of the run; empty for pages of what notebooks hold, whenever that was made
 */
public record Stamps(About about, Optional<Instant> date) {

    private static final String EPOCH = "SOURCE_DATE_EPOCH";

    /** Of a run that begins now. */
    public static Stamps ofRun(About about, Map<String, String> environment) throws ParameterValues.Unsuitable {
        return new Stamps(about, epoch(environment).or(() -> Optional.of(Instant.now())));
    }

    /** Of what notebooks hold. */
    public static Stamps ofExport(About about, Map<String, String> environment) throws ParameterValues.Unsuitable {
        return new Stamps(about, epoch(environment));
    }

    /** The stamp of a page about these notebooks. */
    public Stamp of(List<Notebook> notebooks) {
        Stamp stamp = Stamp.of(about.facts(notebooks));
        return date.map(stamp::on).orElse(stamp);
    }

    private static Optional<Instant> epoch(Map<String, String> environment) throws ParameterValues.Unsuitable {
        String seconds = environment.getOrDefault(EPOCH, "");
        try {
            return seconds.isBlank()
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds.strip())));
        } catch (NumberFormatException | DateTimeException e) {
            throw new ParameterValues.Unsuitable(
                    EPOCH + " is \"" + seconds + "\": give the seconds since 1970, or unset it", e);
        }
    }
}
