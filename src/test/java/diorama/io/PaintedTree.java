package diorama.io;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.image.RgbaImage;
import diorama.mesh.Animation;
import diorama.mesh.Light;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.mesh.Skin;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;

/** A small scene with everything in it: a tree, two materials, pictures, colours, a skin, movement, a camera and a lamp. */
public final class PaintedTree {
    private PaintedTree() {}

    public static Scene scene() {
        Node leaf = new Node(
                "leaf", new Matrix4f().translation(0, 2, 0).rotateZ(0.5f), List.of(1), Optional.empty(), List.of());
        Node trunk = new Node(
                "trunk", new Matrix4f().translation(1, 0, -1).scale(2), List.of(0), Optional.empty(), List.of(leaf));
        Camera lens = Camera.atOrigin(new Projection.Perspective(0.7f, 1.5f, 0.1f, 50));
        Node camera = new Node("camera", new Matrix4f().translation(0, 1, 8), List.of(), Optional.of(lens), List.of());
        Light bulb = new Light("lamp", Light.Kind.POINT, new Vector3f(1, 0.5f, 0.25f), 40, 0, 0);
        Node lamp = new Node(
                "lamp", new Matrix4f().translation(3, 4, 0), List.of(), Optional.empty(), Optional.of(bulb), List.of());
        return new Scene(List.of(trunk, camera, lamp), meshes(), materials(), List.of(sway()));
    }

    private static List<Mesh> meshes() {
        float[] square = {-1, 0, 0, 1, 0, 0, 1, 1, 0.25f, -1, 1, 0};
        float[] normals = {0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1};
        float[] uvs = {0, 1, 1, 1, 1, 0, 0, 0};
        byte[] colors = {-1, 0, 0, -1, 0, -1, 0, -1, 0, 0, -1, -1, 40, 80, 120, -1};
        int[] indices = {0, 1, 2, 0, 2, 3};
        return List.of(
                new Mesh("bark", square, normals, uvs, indices, 0),
                new Mesh("blade", square.clone(), normals, uvs, colors, indices, 1, Optional.empty()));
    }

    private static List<Material> materials() {
        Material bark = new Material(
                "bark",
                new Vector4f(1),
                Optional.of(picture(16, 8)),
                0.25f,
                0.5f,
                false,
                new Vector3f(0.125f, 0, 0),
                false,
                new MaterialMaps(Optional.empty(), Optional.of(picture(8, 8)), Optional.empty(), Optional.empty()));
        return List.of(
                bark, new Material("leaf", new Vector4f(0.2f, 0.6f, 0.1f, 1), Optional.empty(), 0, 0.75f, false));
    }

    private static RgbaImage picture(int width, int height) {
        RgbaImage out = RgbaImage.allocate(new Size(width, height));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                out.setArgb(x, y, 0xff000000 | (x * 15) << 16 | (y * 30) << 8 | 128);
            }
        }
        return out;
    }

    private static Animation sway() {
        float[] times = {0, 0.5f, 2};
        float turn = (float) Math.sin(0.4);
        float rest = (float) Math.cos(0.4);
        Animation.Keys turns = new Animation.Keys(times, new float[] {0, 0, 0, 1, 0, 0, turn, rest, 0, 0, 0, 1});
        Animation.Keys moves = new Animation.Keys(times, new float[] {0, 2, 0, 0, 2.5f, 0, 0, 2, 0});
        Animation.Keys scales = new Animation.Keys(new float[] {0, 2}, new float[] {1, 1, 1, 1, 1, 1});
        return new Animation("sway", 2, List.of(new Animation.Track("leaf", moves, turns, scales)));
    }

    /** A strip that two bones carry. */
    static Scene carried() {
        Node tip = new Node("tip", new Matrix4f().translation(0, 1, 0), List.of(), Optional.empty(), List.of());
        Node foot = new Node("foot", new Matrix4f(), List.of(), Optional.empty(), List.of(tip));
        Node shown = new Node("strip", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        float[] bind = new float[32];
        new Matrix4f().get(bind, 0);
        new Matrix4f().translation(0, -1, 0).get(bind, 16);
        int[] joints = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0};
        float[] weights = {1, 0, 0, 0, 1, 0, 0, 0, 0.5f, 0.5f, 0, 0, 1, 0, 0, 0};
        Mesh strip = new Mesh(
                "strip",
                new float[] {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 2, 0},
                new float[] {0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1},
                new float[0],
                new byte[0],
                new int[] {0, 1, 2, 0, 2, 3},
                0,
                Optional.of(new Skin(List.of("foot", "tip"), bind, joints, weights)));
        Animation.Keys turns = new Animation.Keys(
                new float[] {0, 1}, new float[] {0, 0, 0, 1, 0, 0, (float) Math.sin(0.5), (float) Math.cos(0.5)});
        Animation wave = new Animation(
                "wave", 1, List.of(new Animation.Track("tip", Animation.Keys.NONE, turns, Animation.Keys.NONE)));
        Material cloth = new Material("cloth", new Vector4f(1, 0, 0, 1), Optional.empty(), 0, 1, false);
        return new Scene(List.of(foot, shown), List.of(strip), List.of(cloth), List.of(wave));
    }
}
