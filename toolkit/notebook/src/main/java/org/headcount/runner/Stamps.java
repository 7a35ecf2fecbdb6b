package org.headcount.runner;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.headcount.page.About;
import org.headcount.page.Stamp;

/** The stamps of pages. A build that is to be repeatable says its time in SOURCE_DATE_EPOCH. */
final class Stamps {

    private static final String EPOCH = "SOURCE_DATE_EPOCH";

    private Stamps() {}

    /** Of a run that ends now. */
    static Stamp ofRun(About about, Map<String, String> environment) throws Injected.Unsuitable {
        return Stamp.of(about.facts()).on(epoch(environment).orElseGet(Instant::now));
    }

    /** Of what notebooks hold, whenever it was made. */
    static Stamp ofExport(About about, Map<String, String> environment) throws Injected.Unsuitable {
        Stamp stamp = Stamp.of(about.facts());
        return epoch(environment).map(stamp::on).orElse(stamp);
    }

    private static Optional<Instant> epoch(Map<String, String> environment) throws Injected.Unsuitable {
        String seconds = environment.getOrDefault(EPOCH, "");
        try {
            return seconds.isBlank()
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds.strip())));
        } catch (NumberFormatException | DateTimeException e) {
            throw new Injected.Unsuitable(
                    EPOCH + " is \"" + seconds + "\": give the seconds since 1970, or unset it", e);
        }
    }
}
