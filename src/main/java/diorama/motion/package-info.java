/** Engine: where what a film shows lies in the frames beside it, and depth that is averaged along that motion. */
@NullMarked
package diorama.motion;

import org.jspecify.annotations.NullMarked;
