package diorama.gui.picture;

import diorama.camera.OrbitControl;
import diorama.gui.look.ViewPlace;

/** Where the picture that a photo's camera took lies on the screen while one looks through that camera, px. */
public record PhotoFrame(float left, float top, float right, float bottom) {
    public static PhotoFrame of(OrbitControl view, ViewPlace place) {
        float half = view.halfHeight(place.aspect());
        float halfWidth = view.tanX() / half * place.height() / 2;
        float halfHeight = view.tanY() / half * place.height() / 2;
        float cx = place.x() + place.width() / 2;
        float cy = place.y() + place.height() / 2;
        return new PhotoFrame(cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight);
    }

    public float width() {
        return right - left;
    }

    public float height() {
        return bottom - top;
    }
}
