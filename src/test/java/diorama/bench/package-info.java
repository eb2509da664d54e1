/** JMH benchmarks; figures are in src/site/markdown/BENCHMARKS.md. */
@NullMarked
package diorama.bench;

import org.jspecify.annotations.NullMarked;
