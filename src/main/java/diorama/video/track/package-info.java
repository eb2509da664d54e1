/** Sound, subtitles, chapters and attachments, from film to film. */
@NullMarked
package diorama.video.track;

import org.jspecify.annotations.NullMarked;
