package diorama.render;

import diorama.gl.Program;
import diorama.mesh.Coat;
import diorama.mesh.Finish;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.MaterialMaps.Kind;
import diorama.mesh.Sheen;
import org.joml.Vector2f;
import org.joml.Vector3f;
import org.joml.Vector4f;

/** What a material says of its surface to shaders, with its pictures besides the base colour. Confined to the gl thread. */
final class SurfaceUniforms {
    private final GpuScene gpu;
    private final Program program;

    SurfaceUniforms(GpuScene gpu, Program program) {
        this.gpu = gpu;
        this.program = program;
    }

    /**
     * Sets what {@code lib/maps.glsl}, {@code lib/coat.glsl}, {@code lib/sheen.glsl} and {@code lib/glass.glsl} take but how much
     * glass there is.
     *
     * @param plain first of four texture units for pictures that most materials have
     * @param finer first of six for the others
     */
    void set(PlacedMesh part, int plain, int finer) {
        Material material = part.material();
        setPlain(material.maps(), material.finish(), part.mesh().uvs().length > 0, plain);
        program.set("uEmissive", material.emissive());
        setCoat(material.maps(), material.finish().coat(), part.mesh().uvs().length > 0, finer);
        setSheen(material.maps(), material.finish().sheen(), finer + 3);
        setGlass(part, finer + 5);
    }

    private void setPlain(MaterialMaps maps, Finish finish, boolean uvs, int unit) {
        picture("uMetalRough", unit, maps, Kind.METALLIC_ROUGHNESS);
        picture("uNormalMap", unit + 1, maps, Kind.NORMAL);
        picture("uOcclusionMap", unit + 2, maps, Kind.OCCLUSION);
        picture("uEmissiveMap", unit + 3, maps, Kind.EMISSIVE);
        program.set("uBumpy", has(maps, Kind.NORMAL) && uvs)
                .set("uMapped", has(maps, Kind.METALLIC_ROUGHNESS, Kind.OCCLUSION, Kind.EMISSIVE))
                .set(
                        "uSecond",
                        new Vector4f(
                                maps.set(Kind.METALLIC_ROUGHNESS),
                                maps.set(Kind.NORMAL),
                                maps.set(Kind.OCCLUSION),
                                maps.set(Kind.EMISSIVE)))
                .set("uStrengths", new Vector2f(finish.bumps(), finish.occlusion()));
    }

    private void setCoat(MaterialMaps maps, Coat coat, boolean uvs, int unit) {
        picture("uCoatMap", unit, maps, Kind.COAT);
        picture("uCoatRoughMap", unit + 1, maps, Kind.COAT_ROUGHNESS);
        picture("uCoatNormalMap", unit + 2, maps, Kind.COAT_NORMAL);
        program.set("uCoat", new Vector3f(coat.share(), coat.roughness(), coat.bumps()))
                .set("uCoatMapped", has(maps, Kind.COAT, Kind.COAT_ROUGHNESS))
                .set("uCoatBumpy", has(maps, Kind.COAT_NORMAL) && uvs)
                .set(
                        "uCoatSecond",
                        new Vector3f(maps.set(Kind.COAT), maps.set(Kind.COAT_ROUGHNESS), maps.set(Kind.COAT_NORMAL)));
    }

    private void setSheen(MaterialMaps maps, Sheen sheen, int unit) {
        picture("uSheenMap", unit, maps, Kind.SHEEN);
        picture("uSheenRoughMap", unit + 1, maps, Kind.SHEEN_ROUGHNESS);
        program.set("uSheen", new Vector4f(sheen.red(), sheen.green(), sheen.blue(), sheen.roughness()))
                .set("uSheenMapped", has(maps, Kind.SHEEN, Kind.SHEEN_ROUGHNESS))
                .set("uSheenSecond", new Vector2f(maps.set(Kind.SHEEN), maps.set(Kind.SHEEN_ROUGHNESS)));
    }

    /** Where a surface is glass. */
    void setGlass(PlacedMesh part, int unit) {
        MaterialMaps maps = part.material().maps();
        picture("uGlassMap", unit, maps, Kind.TRANSMISSION);
        program.set("uGlassSecond", (float) maps.set(Kind.TRANSMISSION));
    }

    private void picture(String name, int unit, MaterialMaps maps, Kind kind) {
        program.set(name, unit, gpu.map(maps, kind));
    }

    private static boolean has(MaterialMaps maps, Kind... kinds) {
        for (Kind kind : kinds) {
            if (maps.picture(kind).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
