package diorama.gui.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A font of the system.
 *
 * @param number of the face in a collection
 */
public record SystemFont(Path file, int number) {
    private static final int DEPTH = 5;

    /** Best first. */
    private static final List<String> JAPANESE = List.of(
            "NotoSansCJK-Regular.ttc",
            "NotoSansCJKjp-Regular.otf",
            "NotoSansJP-Regular.otf",
            "NotoSansJP-Regular.ttf",
            "ipaexg.ttf",
            "ipagp.ttf",
            "TakaoPGothic.ttf",
            "VL-PGothic-Regular.ttf",
            "Hiragino Sans GB.ttc",
            "YuGothR.ttc",
            "meiryo.ttc",
            "msgothic.ttc",
            "wqy-microhei.ttc",
            "DroidSansFallbackFull.ttf",
            "DroidSansFallback.ttf");

    private static final List<String> CHINESE = List.of(
            "NotoSansCJK-Regular.ttc",
            "NotoSansCJKsc-Regular.otf",
            "NotoSansSC-Regular.otf",
            "NotoSansSC-Regular.ttf",
            "SourceHanSansSC-Regular.otf",
            "msyh.ttc",
            "PingFang.ttc",
            "Hiragino Sans GB.ttc",
            "wqy-microhei.ttc",
            "wqy-zenhei.ttc",
            "DroidSansFallbackFull.ttf",
            "DroidSansFallback.ttf",
            "simhei.ttf");

    /** Of Noto's collection: Japanese, Korean, simplified Chinese, ... */
    private static final int SIMPLIFIED = 2;

    /** Where this system keeps fonts. */
    public static List<Path> folders() {
        String home = System.getProperty("user.home", "/");
        return List.of(
                Path.of("/usr/share/fonts"),
                Path.of("/usr/local/share/fonts"),
                Path.of(home, ".local", "share", "fonts"),
                Path.of(home, ".fonts"),
                Path.of("/System/Library/Fonts"),
                Path.of("/Library/Fonts"),
                Path.of("C:/Windows/Fonts"));
    }

    /** The best font for a language; empty where there is none, and for languages that need none. */
    public static Optional<SystemFont> of(Language language, List<Path> folders) {
        if (!language.needsFont()) {
            return Optional.empty();
        }
        List<String> wanted = language == Language.JAPANESE ? JAPANESE : CHINESE;
        Map<String, Path> found = new HashMap<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.walk(folder, DEPTH)) {
                    all.forEach(p -> found.putIfAbsent(String.valueOf(p.getFileName()), p));
                } catch (IOException | UncheckedIOException e) {
                    // a folder that may not be read has no fonts for us
                    found.remove(folder.toString());
                }
            }
        }
        for (String name : wanted) {
            Path file = found.get(name);
            if (file != null) {
                boolean noto = name.equals("NotoSansCJK-Regular.ttc") && language == Language.CHINESE;
                return Optional.of(new SystemFont(file, noto ? SIMPLIFIED : 0));
            }
        }
        return Optional.empty();
    }
}
