package diorama.io.scene;

import java.util.Map;

/** Kinds of meshes that no kept library reads. */
public final class UnreadFormats {
    /** By their endings. */
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("usd", "USD"),
            Map.entry("usda", "USD"),
            Map.entry("usdc", "USD"),
            Map.entry("usdz", "USD"),
            Map.entry("wrl", "VRML"),
            Map.entry("vrml", "VRML"),
            Map.entry("x3dv", "X3D in VRML's words"),
            Map.entry("abc", "Alembic"),
            Map.entry("max", "3ds Max's own format"),
            Map.entry("c4d", "Cinema 4D's own format"),
            Map.entry("ma", "Maya's own format"),
            Map.entry("mb", "Maya's own format"),
            Map.entry("skp", "SketchUp's own format"),
            Map.entry("3dm", "Rhino's own format"),
            Map.entry("dwg", "AutoCAD's own format"),
            Map.entry("igs", "IGES"),
            Map.entry("iges", "IGES"));

    private UnreadFormats() {}

    /** Meshes, but of a kind that is not read; its extension lower case, without the dot. */
    public static boolean has(String extension) {
        return TITLES.containsKey(extension);
    }

    public static String title(String extension) {
        return TITLES.getOrDefault(extension, extension);
    }
}
