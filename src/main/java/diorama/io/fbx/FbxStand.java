package diorama.io.fbx;

import org.joml.Matrix4f;
import org.joml.Quaterniond;
import org.joml.Vector3d;

/** Where a model stands, in its file's units. */
public record FbxStand(Vector3d move, Quaterniond turn, Vector3d scale) {
    /** Without its scale. */
    public Matrix4f upright() {
        return new Matrix4f(new org.joml.Matrix4d().translationRotate(move.x, move.y, move.z, turn));
    }

    public Matrix4f size() {
        return new Matrix4f().scaling((float) scale.x, (float) scale.y, (float) scale.z);
    }

    /** Both. */
    public Matrix4f whole() {
        return upright().mul(size());
    }
}
