/** Engine: frames in and out of films with their times, sound and tags. The only home of libav. */
@NullMarked
package diorama.video;

import org.jspecify.annotations.NullMarked;
