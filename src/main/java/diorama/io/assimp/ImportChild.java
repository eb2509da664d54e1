package diorama.io.assimp;

import diorama.base.ParentWatch;
import diorama.io.fbx.FbxCurves;
import diorama.io.fbx.FbxDeformers;
import diorama.io.gltf.GltfUnpacked;
import diorama.io.process.ImportTask;
import diorama.io.scene.FileFault;
import diorama.io.scene.GuardedFiles;
import diorama.io.scene.PlainLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.Assimp;
import org.lwjgl.system.MemoryUtil;

/**
 * The importing process: reads one file with Assimp and leaves a compact scene in a folder. It is a process of its own because
 * a broken file can crash, hang or exhaust a native library. It ends when the program that started it does.
 */
public final class ImportChild {
    /** Exit code of a fault inside the reading; Java's own faults have it, too. */
    static final int BROKEN = 1;

    private static final int FLAGS = Assimp.aiProcess_Triangulate | Assimp.aiProcess_SortByPType;
    /** Of the reading thread: Assimp walks trees by recursion, and files nest as deep as they like. */
    private static final long STACK = 512L << 20;

    private ImportChild() {}

    /** @param args file, folder for the results, {@link ImportTask#INFO}, {@link ImportTask#SCENE}, {@link ImportTask#UNPACK} or a format to write */
    public static void main(String[] args) {
        Thread work = new Thread(null, () -> work(args), "import", STACK);
        work.start();
        ParentWatch.start(BROKEN);
    }

    private static void work(String[] args) {
        try {
            Path folder = Path.of(args[1]);
            if (args[2].equals(ImportTask.INFO) || args[2].equals(ImportTask.SCENE)) {
                read(Path.of(args[0]), folder, args[2].equals(ImportTask.INFO));
            } else if (args[2].equals(ImportTask.UNPACK)) {
                GltfUnpacked.write(Path.of(args[0]), folder);
            } else {
                AssimpExport.write(Path.of(args[0]), folder, args[2]);
            }
            // the process ends here: its memory goes back at once
            Runtime.getRuntime().halt(0);
        } catch (RefusedFile | FileFault e) {
            end(String.valueOf(e.getMessage()), ImportTask.REFUSED);
        } catch (Throwable e) {
            end(e.toString(), BROKEN);
        }
    }

    /** The file is at fault, in words. */
    static final class RefusedFile extends Exception {
        private static final long serialVersionUID = 1;

        RefusedFile(String reason) {
            super(reason);
        }
    }

    private static void read(Path file, Path folder, boolean infoOnly) throws IOException, RefusedFile {
        GuardedFiles files = new GuardedFiles(file);
        ImportFormat format = new ImportFormat(file);
        if (format.isOff()) {
            OffEnd.check(files.bytes());
            OffPlain.of(files.bytes()).ifPresent(files::replace);
        } else if (format.isPly()) {
            PlyPlain.of(files.bytes()).ifPresent(files::replace);
            PlyParts.of(files.current()).ifPresent(files::replace);
        } else if (format.isX3d()) {
            X3dPlain.of(files.bytes(), files).ifPresent(files::replace);
        } else if (format.isFbx()) {
            FbxCurves.of(files.bytes()).ifPresent(files::replace);
            FbxDeformers.joined(files.current()).ifPresent(files::replace);
        }
        ColladaShapes shapes = ColladaShapes.NONE;
        if (format.isCollada()) {
            ColladaPlain.Plain plain = ColladaPlain.of(files.bytes());
            plain.file().ifPresent(files::replace);
            shapes = plain.shapes();
        }
        AIScene scene = format.isCollada() && ColladaNames.areApart(files.bytes())
                ? ColladaNames.read(file.toString(), files.fileIo())
                : Assimp.aiImportFileEx(file.toString(), 0, files.fileIo());
        if (scene == null) {
            throw new RefusedFile(reason(String.valueOf(Assimp.aiGetErrorString()), files));
        }
        if (!prepare(scene)) {
            throw new RefusedFile(withRefusals("it holds no geometry", files));
        }
        scene = Assimp.aiApplyPostProcessing(scene, FLAGS);
        if (scene == null) {
            throw new RefusedFile(reason(String.valueOf(Assimp.aiGetErrorString()), files));
        }
        ImportReader reader = new ImportReader(scene, files, folder, format, shapes);
        Files.writeString(folder.resolve(ImportTask.TABLE), ImportTask.GSON.toJson(reader.read(infoOnly)));
    }

    /**
     * Parts without faces are said to be of triangles: Assimp throws all away because of them.
     *
     * @return whether there are vertices
     */
    private static boolean prepare(AIScene scene) {
        PointerBuffer meshes = scene.mMeshes();
        boolean vertices = false;
        for (int m = 0; meshes != null && m < scene.mNumMeshes(); m++) {
            AIMesh mesh = AIMesh.create(meshes.get(m));
            vertices |= mesh.mNumVertices() > 0;
            if (mesh.mPrimitiveTypes() == 0 && mesh.mNumFaces() == 0) {
                MemoryUtil.memPutInt(mesh.address() + AIMesh.MPRIMITIVETYPES, Assimp.aiPrimitiveType_TRIANGLE);
            }
        }
        return vertices;
    }

    /** Assimp's words; what it was not allowed to open goes with them, as it may be why. */
    private static String reason(String said, GuardedFiles files) {
        String words = said.startsWith("No suitable reader found")
                ? "its content is of no format, or of no version of one, that is read"
                : PlainLine.of(said); // some quote half of the file
        return withRefusals(words, files);
    }

    private static String withRefusals(String words, GuardedFiles files) {
        return files.refused().isEmpty()
                ? words
                : words + "; refused, outside the model's folder: " + String.join(", ", files.refused());
    }

    private static void end(String reason, int code) {
        System.err.println(reason);
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }
}
