package diorama.motion;

/**
 * A motion and how far it can be believed.
 *
 * @param trust of each cell of the field's grid, [0,1]; not written after construction
 */
record Motion(MotionField field, float[] trust) {}
