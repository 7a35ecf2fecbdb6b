package org.headcount.data.worldbank;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headcount.data.fault.DataException;
import org.headcount.data.format.ReaderText;
import tech.tablesaw.api.Table;

/**
 * Asks the World Bank's interfaces: indicators (version 2), and the Poverty and Inequality Platform (version 1).
 *
 * <pre>{@code
 * Table gini = WorldBank.online().countries("IND", "NGA").years(2000, 2020).indicators("SI.POV.GINI");
 * Table poverty = WorldBank.online().countries("IND").keep(folder).poverty(3.00, 2021);
 * }</pre>
 *
 * <p>Each setting returns a new one. What is answered can be {@linkplain #keep kept}, so that the work can be done again
 * without a network and with the same numbers: {@link WorldBank#indicators} and {@link WorldBank#poverty} read the files.
 *
 * <p>An answer that does not come, or a server in trouble, is asked again twice. Proxies are those of the virtual machine
 * ({@code -Dhttps.proxyHost}, {@code -Dhttps.proxyPort}) unless {@linkplain #proxy one is named}.
 */
public final class WorldBankOnline {

    private static final URI SITE = URI.create("https://api.worldbank.org/");
    private static final int PER_PAGE = 20_000;

    private final URI site;
    private final Download download;
    private final List<String> countries;
    private final String years;
    private final Optional<Path> folder;

    private WorldBankOnline(URI site, Download download, List<String> countries, String years, Optional<Path> folder) {
        this.site = site;
        this.download = download;
        this.countries = countries;
        this.years = years;
        this.folder = folder;
    }

    /** All countries and years of the World Bank's site. */
    static WorldBankOnline usual() {
        return new WorldBankOnline(SITE, Download.usual(), List.of(), "", Optional.empty());
    }

    /** Another site of the same form. */
    WorldBankOnline site(URI site) {
        return new WorldBankOnline(site, download, countries, years, folder);
    }

    /** Another pause before what failed is asked for again. */
    WorldBankOnline pause(Duration pause) {
        return new WorldBankOnline(site, download.pause(pause), countries, years, folder);
    }

    /**
     * These countries, or groups of countries, by their codes: {@code IND}, {@code SSF}.
     *
     * @throws IllegalArgumentException if a code is not made of two or three letters or digits
     */
    public WorldBankOnline countries(String... codes) {
        for (String code : codes) {
            if (!code.matches("[A-Za-z0-9]{2,3}")) {
                throw new IllegalArgumentException(
                        "no code of a country: '" + code + "'; codes have two or three letters, such as IND");
            }
        }
        return new WorldBankOnline(site, download, List.of(codes), years, folder);
    }

    /** These years, both ends among them; of estimates of poverty they are those of surveys. */
    public WorldBankOnline years(int first, int last) {
        if (first < 1900 || last < first || last > 2200) {
            throw new IllegalArgumentException("no years: " + first + " to " + last + "; give the first and the last");
        }
        return new WorldBankOnline(site, download, countries, first + ":" + last, folder);
    }

    /** How long to wait for an answer (a minute by default). */
    public WorldBankOnline timeout(Duration timeout) {
        return new WorldBankOnline(site, download.timeout(timeout), countries, years, folder);
    }

    /** The proxy to ask through. */
    public WorldBankOnline proxy(String host, int port) {
        return new WorldBankOnline(site, download.proxy(host, port), countries, years, folder);
    }

    /** Keeps what is answered in a folder, which must be there, a file for each answer. */
    public WorldBankOnline keep(Path folder) {
        return new WorldBankOnline(site, download, countries, years, Optional.of(folder));
    }

    /**
     * Indicators by their codes, as {@link WorldBank#indicators} has them.
     *
     * @throws org.headcount.data.fault.DataException if there is no network, an indicator or country is not known there, or the answer cannot be
     *     read
     */
    public Table indicators(String... codes) {
        if (codes.length == 0) {
            throw new IllegalArgumentException("name an indicator, such as SI.POV.GINI");
        }
        Table all = indicator(codes[0]);
        for (int i = 1; i < codes.length; i++) {
            all.append(indicator(codes[i]));
        }
        return all.setName("indicators");
    }

    private Table indicator(String code) {
        List<WorldBankAnswer> pages = new ArrayList<>();
        int count = 1;
        for (int page = 1; page <= count; page++) {
            pages.add(ask(
                    "v2/country/" + (countries.isEmpty() ? "all" : String.join(";", countries)) + "/indicator/"
                            + encoded(code) + "?format=json&per_page=" + PER_PAGE + "&page=" + page
                            + (years.isEmpty() ? "" : "&date=" + years),
                    code + "-" + page + ".json"));
            if (page == 1) {
                count = WorldBankPages.count(pages.get(0));
            }
        }
        return new WorldBankPages(pages).read(code);
    }

    /**
     * Estimates of poverty at a line, as {@link WorldBank#poverty} has them.
     *
     * @param line in dollars a day of purchasing power
     * @param vintage the year of the purchasing power parities that the line is in: 2021 for 3.00, 2017 for 2.15
     * @throws org.headcount.data.fault.DataException if there is no network, a country is not known there, or the answer cannot be read
     */
    public Table poverty(double line, int vintage) {
        if (!(line > 0) || Double.isInfinite(line) || vintage < 1985 || vintage > 2200) {
            throw new IllegalArgumentException("no line and vintage: " + line + " a day, " + vintage
                    + " PPP; give dollars a day and the year of the parities, such as 3.00 and 2021");
        }
        String amount = BigDecimal.valueOf(line).stripTrailingZeros().toPlainString();
        List<WorldBankAnswer> answers = new ArrayList<>();
        for (String country : countries.isEmpty() ? List.of("all") : countries) {
            answers.add(ask(
                    "pip/v1/pip?country=" + country + "&year=all&povline=" + amount + "&ppp_version=" + vintage
                            + "&format=json",
                    "pip-" + country + "-" + amount + "-" + vintage + "ppp.json"));
        }
        Table all = PovertyEstimates.read("poverty at " + amount + " a day, " + vintage + " PPP", answers);
        if (years.isEmpty()) {
            return all;
        }
        int colon = years.indexOf(':');
        return all.where(all.intColumn("reporting_year")
                .isBetweenInclusive(
                        Integer.parseInt(years.substring(0, colon)), Integer.parseInt(years.substring(colon + 1))));
    }

    private WorldBankAnswer ask(String query, String name) {
        URI address = site.resolve(query);
        byte[] bytes = download.get(address);
        folder.ifPresent(kept -> save(kept.resolve(name), bytes));
        return WorldBankAnswer.of(address.toString(), bytes);
    }

    private static String encoded(String code) {
        return URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    /** Written whole or not at all. */
    private static void save(Path file, byte[] bytes) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw DataException.file(
                    file.toString(),
                    "cannot be written (" + e.getClass().getSimpleName() + ")",
                    "name a folder that is there and may be written to",
                    e);
        }
    }

    @Override
    public String toString() {
        return new ReaderText("World Bank data from " + site)
                .with("countries", countries)
                .with("years", years.isEmpty() ? Optional.empty() : Optional.of(years))
                .with("kept in", folder)
                .toString();
    }
}
