/** One double and its two halves in the same memory; `highHalf` is the index of the half with sign and exponent. */
export const double: Float64Array = new Float64Array(1);
export const halves: Int32Array = new Int32Array(double.buffer);
double[0] = 1;
export const highHalf: 0 | 1 = halves[1] === 0 ? 0 : 1;
