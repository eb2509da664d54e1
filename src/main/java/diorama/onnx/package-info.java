/** Engine: monocular depth networks; arrays in, arrays out. The only home of DJL and ONNX Runtime. */
@NullMarked
package diorama.onnx;

import org.jspecify.annotations.NullMarked;
