package diorama.io;

import diorama.io.assimp.ForeignFormat;
import diorama.io.process.Blender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The kinds of mesh files that are read and written. */
public final class MeshFormats {
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("3d", "Unreal 3D"),
            Map.entry("3ds", "Autodesk 3DS"),
            Map.entry("3mf", "3D Manufacturing Format"),
            Map.entry("ac", "AC3D"),
            Map.entry("ac3d", "AC3D"),
            Map.entry("acc", "AC3D"),
            Map.entry("amf", "Additive Manufacturing File"),
            Map.entry("ase", "3ds Max ASCII export"),
            Map.entry("ask", "3ds Max ASCII export"),
            Map.entry("assbin", "Assimp binary"),
            Map.entry("b3d", "Blitz3D"),
            Map.entry("blend", "Blender"),
            Map.entry("bsp", "Quake III map"),
            Map.entry("bvh", "Biovision motion"),
            Map.entry("cob", "TrueSpace"),
            Map.entry("csm", "CharacterStudio motion"),
            Map.entry("dae", "Collada"),
            Map.entry("dxf", "AutoCAD DXF"),
            Map.entry("enff", "Neutral File Format"),
            Map.entry("fbx", "Autodesk FBX"),
            Map.entry("glb", "glTF binary"),
            Map.entry("gltf", "glTF"),
            Map.entry("html", "a page that shows the scene"),
            Map.entry("hmp", "3D GameStudio terrain"),
            Map.entry("ifc", "Industry Foundation Classes"),
            Map.entry("ifczip", "Industry Foundation Classes"),
            Map.entry("iqm", "Inter-Quake Model"),
            Map.entry("irr", "Irrlicht scene"),
            Map.entry("irrmesh", "Irrlicht mesh"),
            Map.entry("lwo", "LightWave object"),
            Map.entry("lws", "LightWave scene"),
            Map.entry("lxo", "Modo"),
            Map.entry("md2", "Quake II model"),
            Map.entry("md3", "Quake III model"),
            Map.entry("md5anim", "Doom 3 animation"),
            Map.entry("md5camera", "Doom 3 camera"),
            Map.entry("md5mesh", "Doom 3 model"),
            Map.entry("mdc", "Return to Castle Wolfenstein model"),
            Map.entry("mdl", "Quake or Half-Life model"),
            Map.entry("mesh", "Ogre mesh"),
            Map.entry("mot", "LightWave motion"),
            Map.entry("ms3d", "MilkShape 3D"),
            Map.entry("ndo", "Nendo"),
            Map.entry("nff", "Neutral File Format"),
            Map.entry("obj", "Wavefront"),
            Map.entry("off", "Object File Format"),
            Map.entry("ogex", "Open Game Engine Exchange"),
            Map.entry("pk3", "Quake III map"),
            Map.entry("ply", "Stanford polygons"),
            Map.entry("pmx", "MikuMikuDance model"),
            Map.entry("prj", "Autodesk 3DS"),
            Map.entry("q3o", "Quick3D object"),
            Map.entry("q3s", "Quick3D scene"),
            Map.entry("raw", "raw triangles"),
            Map.entry("scn", "TrueSpace"),
            Map.entry("sib", "Silo"),
            Map.entry("smd", "Valve model"),
            Map.entry("step", "Industry Foundation Classes"),
            Map.entry("stl", "stereolithography"),
            Map.entry("stp", "STEP"),
            Map.entry("ter", "Terragen terrain"),
            Map.entry("uc", "Unreal 3D"),
            Map.entry("vrm", "VRM avatar"),
            Map.entry("vta", "Valve animation"),
            Map.entry("x", "DirectX"),
            Map.entry("x3d", "Extensible 3D"),
            Map.entry("x3db", "Extensible 3D, binary"),
            Map.entry("xgl", "XGL"),
            Map.entry("xml", "Ogre or Irrlicht mesh"),
            Map.entry("zae", "Collada, zipped"),
            Map.entry("zgl", "XGL, zipped"));

    private MeshFormats() {}

    /** @param extension lower case, without the dot */
    public static boolean isReadable(String extension) {
        return TITLES.containsKey(extension) && !isWrittenOnly(extension);
    }

    /** Assimp writes STEP but reads of it only building models; pages are for looking at. */
    private static boolean isWrittenOnly(String extension) {
        return extension.equals("stp") || extension.equals("html");
    }

    /**
     * One kind of file.
     *
     * @param extension lower case, without the dot
     * @param note what is special about it, or empty
     */
    public record Row(String extension, String title, boolean read, boolean written, String note) {}

    /** All kinds, by extension. */
    public static List<Row> all() {
        Map<String, String> titles = new TreeMap<>(TITLES);
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, String> entry : titles.entrySet()) {
            String extension = entry.getKey();
            boolean written = SceneFiles.EXTENSIONS.contains(extension);
            Optional<ForeignFormat> foreign = ForeignFormat.ofExtension(extension);
            String note = "";
            if (extension.equals("blend")) {
                note = Blender.isInstalled()
                        ? "read by Blender, which was found"
                        : "geometry only, as Blender was not found";
            } else if (foreign.isPresent()) {
                note = "written by Assimp";
            }
            rows.add(new Row(extension, entry.getValue(), isReadable(extension), written, note));
        }
        return rows;
    }
}
