package diorama.camera;

import org.joml.Matrix4f;

/** How a camera maps its view space (looking along -Z) to OpenGL's clip space, z in [-1,1]. Near and far in scene units. */
public sealed interface Projection {
    float near();

    float far();

    Matrix4f matrix();

    /** Symmetric frustum; {@code fovY} in radians, {@code aspect} = width / height. */
    record Perspective(float fovY, float aspect, float near, float far) implements Projection {
        @Override
        public Matrix4f matrix() {
            return new Matrix4f().setPerspective(fovY, aspect, near, far);
        }
    }

    /** Frustum through the window [left,right] x [bottom,top] on the near plane. */
    record OffAxis(float left, float right, float bottom, float top, float near, float far) implements Projection {
        @Override
        public Matrix4f matrix() {
            return new Matrix4f().setFrustum(left, right, bottom, top, near, far);
        }
    }

    /** Parallel rays; {@code height} of the window in scene units. */
    record Orthographic(float height, float aspect, float near, float far) implements Projection {
        @Override
        public Matrix4f matrix() {
            float h = height / 2;
            return new Matrix4f().setOrtho(-h * aspect, h * aspect, -h, h, near, far);
        }
    }
}
