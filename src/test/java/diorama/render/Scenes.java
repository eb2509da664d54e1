package diorama.render;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.relief.PhotoGeometry;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import org.joml.Vector4f;

/** Scenes made by code. */
final class Scenes {
    private Scenes() {}

    /** Noise over a gradient: every pixel differs from its neighbours. */
    static RgbaImage noise(Size size, long seed) {
        Random random = new Random(seed);
        RgbaImage image = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int r = 255 * x / size.width() * 3 / 4 + random.nextInt(64);
                int g = 255 * y / size.height() * 3 / 4 + random.nextInt(64);
                image.setArgb(x, y, 0xff000000 | r << 16 | g << 8 | random.nextInt(256));
            }
        }
        return image;
    }

    /** Gentle hills of inverse depth between 0.1 and 0.9. */
    static DepthMap hills(Size size) {
        DepthMap map = DepthMap.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                double u = (x + 0.5) / size.width();
                double v = (y + 0.5) / size.height();
                map.inverseDepth()[y * size.width() + x] = (float) (0.5 + 0.4 * Math.sin(5 * u + 1) * Math.cos(4 * v));
            }
        }
        return map;
    }

    /** The photo on a grid of cells of {@code step} px that reaches its very edges, with the camera that took it. */
    static Scene relief(RgbaImage photo, DepthMap depth, PhotoGeometry geometry, int step) {
        int columns = photo.width() / step + 1;
        int rows = photo.height() / step + 1;
        float[] positions = new float[3 * columns * rows];
        float[] uvs = new float[2 * columns * rows];
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                int k = j * columns + i;
                double x = (double) i * photo.width() / (columns - 1);
                double y = (double) j * photo.height() / (rows - 1);
                float d = depth.at(Math.min((int) x, photo.width() - 1), Math.min((int) y, photo.height() - 1));
                Vector3d p = geometry.point(x, y, d);
                positions[3 * k] = (float) p.x;
                positions[3 * k + 1] = (float) p.y;
                positions[3 * k + 2] = (float) p.z;
                uvs[2 * k] = (float) (x / photo.width());
                uvs[2 * k + 1] = (float) (y / photo.height());
            }
        }
        Mesh mesh = new Mesh("relief", positions, new float[0], uvs, gridIndices(columns, rows), 0);
        Material material = new Material("photo", new Vector4f(1), Optional.of(photo), 0, 1, true);
        Node camera = new Node("camera", new Matrix4f(), List.of(), Optional.of(geometry.photoCamera()), List.of());
        Node surface = new Node("relief", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(camera, surface), List.of(mesh), List.of(material));
    }

    static int[] gridIndices(int columns, int rows) {
        int[] indices = new int[6 * (columns - 1) * (rows - 1)];
        int n = 0;
        for (int j = 0; j + 1 < rows; j++) {
            for (int i = 0; i + 1 < columns; i++) {
                int a = j * columns + i;
                for (int corner : new int[] {a, a + columns, a + 1, a + 1, a + columns, a + columns + 1}) {
                    indices[n++] = corner;
                }
            }
        }
        return indices;
    }

    /** A sphere of radius 1 at the origin with normals, one colour. */
    static Scene sphere(Vector4f color, float metallic, float roughness) {
        int columns = 65;
        int rows = 33;
        float[] positions = new float[3 * columns * rows];
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                double phi = 2 * Math.PI * i / (columns - 1);
                double theta = Math.PI * j / (rows - 1);
                int k = 3 * (j * columns + i);
                positions[k] = (float) (Math.sin(theta) * Math.sin(phi));
                positions[k + 1] = (float) Math.cos(theta);
                positions[k + 2] = (float) (Math.sin(theta) * Math.cos(phi));
            }
        }
        Mesh mesh = new Mesh("sphere", positions, positions.clone(), new float[0], gridIndices(columns, rows), 0);
        Material material = new Material("paint", color, Optional.empty(), metallic, roughness, false);
        Node node = new Node("sphere", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(node), List.of(mesh), List.of(material));
    }

    /** A white square without light, a little turned, of {@code side} vertices a side. */
    static Scene sheet(int side) {
        float[] positions = new float[3 * side * side];
        for (int i = 0; i < side * side; i++) {
            int row = i / side;
            positions[3 * i] = 2f * (i % side) / (side - 1) - 1;
            positions[3 * i + 1] = 1 - 2f * row / (side - 1);
        }
        Mesh mesh = new Mesh("sheet", positions, new float[0], new float[0], gridIndices(side, side), 0);
        Material white = new Material("white", new Vector4f(0.2f, 0.2f, 0.2f, 1), Optional.empty(), 0, 1, true);
        Matrix4f turned = new Matrix4f().rotateZ(0.3f);
        Node node = new Node("sheet", turned, List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(node), List.of(mesh), List.of(white));
    }

    /** Largest difference of any colour channel within {@code margin} px of the edges, /255. */
    static int maxDifference(RgbaImage a, RgbaImage b, int margin) {
        int max = 0;
        for (int y = margin; y < a.height() - margin; y++) {
            for (int x = margin; x < a.width() - margin; x++) {
                for (int c = 0; c < 3; c++) {
                    max = Math.max(max, Math.abs(a.channel(x, y, c) - b.channel(x, y, c)));
                }
            }
        }
        return max;
    }

    /** Waves of colour, a few pixels long. */
    static RgbaImage smooth(Size size) {
        RgbaImage image = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int r = (int) (128 + 120 * Math.sin(x * 0.31 + y * 0.12));
                int g = (int) (128 + 120 * Math.sin(y * 0.43));
                int b = (int) (128 + 120 * Math.sin((x + y) * 0.07));
                image.setArgb(x, y, 0xff000000 | r << 16 | g << 8 | b);
            }
        }
        return image;
    }

    /** Peak signal-to-noise ratio of the colours, dB. */
    static double psnr(RgbaImage a, RgbaImage b) {
        double sum = 0;
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    double d = a.channel(x, y, c) - b.channel(x, y, c);
                    sum += d * d;
                }
            }
        }
        return 10 * Math.log10(255.0 * 255 / (sum / (3.0 * a.size().pixels())));
    }
}
