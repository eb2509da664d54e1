package diorama.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.relief.PhotoGeometry;
import java.util.Random;
import org.joml.Matrix4d;
import org.joml.Vector3d;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;

class StereoRigTest {
    private static final Size SIZE = new Size(1920, 1080);

    @Test
    void camerasShiftPointsExactlyAsTheDisparitySays() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            Size size = random.nextBoolean() ? SIZE : SIZE.transposed();
            double near = 0.1 + 5 * random.nextDouble();
            double far = near * (1.5 + 60 * random.nextDouble());
            PhotoGeometry geometry = new PhotoGeometry(size, 300 + 4000 * random.nextDouble(), near, far);
            Disparity disparity = new Disparity(200 * random.nextDouble(), 5 * random.nextDouble() - 2);
            StereoRig rig = StereoRig.of(geometry, disparity);
            for (Eye eye : Eye.values()) {
                Matrix4d matrix = rig.viewProjection(eye);
                for (int i = 0; i < 20; i++) {
                    double px = size.width() * random.nextDouble();
                    double py = size.height() * random.nextDouble();
                    double d = random.nextDouble();
                    Vector3d ndc = matrix.transformProject(geometry.point(px, py, d));
                    assertEquals(px + disparity.shift(eye, d), (ndc.x + 1) / 2 * size.width(), 1e-6 /* px */);
                    assertEquals(py, (1 - ndc.y) / 2 * size.height(), 1e-6 /* px */);
                }
            }
        }
    }

    @Test
    void singlePrecisionCamerasAgreeToAHundredthOfAPixel() {
        PhotoGeometry geometry = new PhotoGeometry(SIZE, 1920, 1, 10);
        Disparity disparity = new Disparity(48, 0.3);
        StereoRig rig = StereoRig.of(geometry, disparity);
        for (Eye eye : Eye.values()) {
            Camera camera = eye == Eye.LEFT ? rig.left() : rig.right();
            for (double d = 0; d <= 1; d += 0.125) {
                Vector3d p = geometry.point(700, 300, d);
                Vector4f clip =
                        camera.viewProjection().transform(new Vector4f((float) p.x, (float) p.y, (float) p.z, 1));
                assertEquals(700 + disparity.shift(eye, d), (clip.x / clip.w + 1) / 2 * SIZE.width(), 0.01 /* px */);
                assertEquals(300, (1 - clip.y / clip.w) / 2 * SIZE.height(), 0.01 /* px */);
            }
        }
    }

    @Test
    void anyPoseSpreadsItsRangeOverTheDivergence() {
        Camera center = new Camera(
                new Vector3f(3, 2, 5),
                new Vector3f(0, 0.5f, 0),
                new Vector3f(0, 1, 0),
                new Projection.Perspective(0.7f, 16f / 9, 0.1f, 100));
        Disparity disparity = new Disparity(19.2, 0.25);
        StereoRig rig = StereoRig.of(center, SIZE, disparity, new StereoRig.Range(4, 9));
        Matrix4d inverseView = new Matrix4d(center.view()).invert();
        double[][] distanceAndShift = {{4, 0.75 * 19.2}, {9, -0.25 * 19.2}, {rig.screenDistance(), 0}};
        for (Eye eye : Eye.values()) {
            for (double[] row : distanceAndShift) {
                Vector3d p = inverseView.transformPosition(new Vector3d(0.3, -0.2, -row[0]));
                double middle = new Matrix4d(center.viewProjection()).transformProject(new Vector3d(p)).x;
                double shifted = rig.viewProjection(eye).transformProject(new Vector3d(p)).x;
                assertEquals(eye.sign() * row[1], (shifted - middle) / 2 * SIZE.width(), 0.005 /* px, float pose */);
            }
        }
    }

    @Test
    void bothEyesLookParallelAndAreABaselineApart() {
        PhotoGeometry geometry = new PhotoGeometry(SIZE, 1000, 1, 10);
        StereoRig rig = StereoRig.of(geometry, new Disparity(9.6, 0.5));
        Vector3f apart = rig.right().eye().sub(rig.left().eye(), new Vector3f());
        assertEquals(0, apart.sub(new Vector3f((float) rig.baseline(), 0, 0)).length(), 1e-6f);
        assertEquals(2 * 9.6 / (1000 * 0.9), rig.baseline(), 1e-12);
        assertEquals(1 / (0.1 + 0.5 * 0.9), rig.screenDistance(), 1e-12);
    }

    @Test
    void rangeIsTheMiddleNineTenthsOfWhatIsSeen() {
        float[] distances = new float[111];
        for (int i = 0; i < 101; i++) {
            distances[i] = 101 - i;
        }
        java.util.Arrays.fill(distances, 101, 111, Float.POSITIVE_INFINITY);
        StereoRig.Range range = StereoRig.Range.of(distances, new StereoRig.Range(1, 2));
        assertEquals(6, range.near(), 1e-6);
        assertEquals(96, range.far(), 1e-6);
        assertEquals(new StereoRig.Range(1, 2), StereoRig.Range.of(new float[3], new StereoRig.Range(1, 2)));
    }
}
