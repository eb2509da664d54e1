/** Engine: tells from two views of a scene how far apart its points lie in them. Start at {@link diorama.match.StereoMatcher}. */
@NullMarked
package diorama.match;

import org.jspecify.annotations.NullMarked;
