package diorama.io.write;

import diorama.image.Sampler;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.util.List;

/** What lies beyond the rims of materials' pictures, of which most formats have no words. */
public final class PictureRims {
    private PictureRims() {}

    /** Whether meshes show what lies beyond the rims of a material's pictures. */
    static boolean areSeen(Scene scene, int material) {
        for (Mesh mesh : scene.meshes()) {
            if (mesh.material() == material && (reachesBeyond(mesh.uvs()) || reachesBeyond(mesh.uvs2()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean reachesBeyond(float[] uvs) {
        for (float value : uvs) {
            if (value < -1e-4f || value > 1 + 1e-4f) {
                return true;
            }
        }
        return false;
    }

    /** Notes pictures that will be seen otherwise in files of that ending, which are no glTF files. */
    public static void note(Scene scene, String extension, List<String> notes) {
        long changed = 0;
        for (int m = 0; m < scene.materials().size(); m++) {
            Material material = scene.materials().get(m);
            if (material.baseColorTexture().isPresent()
                    && !isKept(material.sampler(), extension)
                    && areSeen(scene, m)) {
                changed++;
            }
        }
        if (changed > 0) {
            notes.add((changed == 1
                            ? "a picture that ends at its rim or is"
                            : changed + " pictures that end at their rims or are")
                    + " mirrored there " + (changed == 1 ? "comes" : "come") + " again instead: ." + extension
                    + " files cannot say so, want .glb or .gltf");
        }
    }

    /** Wavefront files know of pictures that end on all sides. */
    private static boolean isKept(Sampler sampler, String extension) {
        boolean tiled = sampler.u() == Sampler.Wrap.REPEAT && sampler.v() == Sampler.Wrap.REPEAT;
        return tiled || (extension.equals("obj") && ends(sampler));
    }

    static boolean ends(Sampler sampler) {
        return sampler.u() == Sampler.Wrap.CLAMP && sampler.v() == Sampler.Wrap.CLAMP;
    }
}
