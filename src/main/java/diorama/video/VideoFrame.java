package diorama.video;

import diorama.image.RgbaImage;

/**
 * One decoded frame.
 *
 * @param index counted from 0 in the order shown
 * @param pts when it is shown, in ticks of the reader's time base; strictly increasing
 * @param ptsMicros the same in microseconds
 * @param duration ticks it is shown, 0 when unknown
 * @param image belongs to the reader's pool: hand it back with {@link FrameReader#recycle} when done
 */
public record VideoFrame(long index, long pts, long ptsMicros, long duration, RgbaImage image) {}
