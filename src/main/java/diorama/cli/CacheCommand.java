package diorama.cli;

import diorama.base.UserError;
import diorama.cache.CachePlace;
import diorama.cache.CacheSummary;
import diorama.cache.DepthCache;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code diorama cache}: shows and clears the depth that is kept. */
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        header = "Shows the depth that is kept from earlier runs: how much, and where.",
        subcommands = CacheCommand.Clear.class,
        footer = {
            "",
            "DIORAMA_CACHE names another folder, or is 'off'; DIORAMA_CACHE_LIMIT is what it may hold, e.g. 5G [20G].",
            "What was not used for longest leaves first. Commands with --no-cache neither read nor write it.",
            "",
            "Examples: diorama cache",
            "          diorama cache clear --older-than 30d"
        })
final class CacheCommand implements Callable<Integer> {
    private static final Pattern AGE = Pattern.compile("(\\d{1,6})\\s*([smhdw])");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CacheSummary held = DepthCache.at(CachePlace.here()).summary();
        spec.commandLine().getOut().println(text(held));
        return 0;
    }

    private static String text(CacheSummary held) {
        if (held.folder().isEmpty()) {
            return "depth is not kept (DIORAMA_CACHE is off)";
        }
        return String.format(
                Locale.ROOT,
                "%s%n  %,d pictures and films, %s of at most %s",
                held.folder().get(),
                held.entries(),
                bytes(held.bytes()),
                bytes(held.limitBytes()));
    }

    private static String bytes(long n) {
        String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
        double v = n;
        int unit = 0;
        while (v >= 1024 && unit < units.length - 1) {
            v /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", v, units[unit]);
    }

    /** {@code diorama cache clear}. */
    @Command(
            name = "clear",
            mixinStandardHelpOptions = true,
            header = "Removes depth that is kept; it is made again when it is needed.")
    static final class Clear implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--older-than",
                paramLabel = "AGE",
                defaultValue = "0s",
                description = "Only what was not used for that long: 12h, 30d, 8w. [default all]")
        private String olderThan = "0s";

        @Override
        public Integer call() {
            CacheSummary removed = DepthCache.at(CachePlace.here()).clear(age(olderThan));
            spec.commandLine()
                    .getOut()
                    .println(String.format(
                            Locale.ROOT, "%,d removed, %s freed", removed.entries(), bytes(removed.bytes())));
            return 0;
        }
    }

    private static Duration age(String text) {
        Matcher m = AGE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw new UserError("--older-than: got '" + text + "', want a number and s, m, h, d or w, e.g. 30d");
        }
        long n = Long.parseLong(m.group(1));
        return switch (m.group(2)) {
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            case "d" -> Duration.ofDays(n);
            default -> Duration.ofDays(7 * n);
        };
    }
}
