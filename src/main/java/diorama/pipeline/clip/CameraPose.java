package diorama.pipeline.clip;

/**
 * Where the camera of a clip is, in parts of a move of full size.
 *
 * @param x to the right, in ways that move near against far by {@link CameraPath#PARALLAX}
 * @param y up, in the same ways
 * @param forward towards the scene, in the longest way that a clip goes
 * @param turn round the focused point to the right, in angles that move near against far by about as much
 * @param lift round the focused point upwards, in the same angles
 * @param roll anticlockwise round the line of sight, degrees
 */
record CameraPose(double x, double y, double forward, double turn, double lift, double roll) {
    static final CameraPose PHOTO = new CameraPose(0, 0, 0, 0, 0, 0);

    static CameraPose beside(double x, double y) {
        return new CameraPose(x, y, 0, 0, 0, 0);
    }

    static CameraPose ahead(double forward) {
        return new CameraPose(0, 0, forward, 0, 0, 0);
    }

    static CameraPose around(double turn, double lift) {
        return new CameraPose(0, 0, 0, turn, lift, 0);
    }
}
