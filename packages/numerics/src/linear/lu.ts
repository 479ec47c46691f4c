/**
 * Factors a square matrix in place, P A = L U with partial pivoting (Golub & Van Loan, Matrix Computations, 3.4).
 *
 * @param matrix row-major n x n; on return U on and above the diagonal, L (unit diagonal left out) below it
 * @param pivots length >= n; on return the row swapped with row k in step k
 * @returns false if a pivot is zero or not finite; `matrix` is then of no further use
 */
export function factorLu(matrix: Float64Array, n: number, pivots: Int32Array): boolean {
  for (let k = 0; k < n; k++) {
    let pivot = k;
    let largest = Math.abs(matrix[k * n + k]!);
    for (let i = k + 1; i < n; i++) {
      const size = Math.abs(matrix[i * n + k]!);
      if (size > largest) {
        largest = size;
        pivot = i;
      }
    }
    pivots[k] = pivot;
    if (!(largest > 0 && largest < Infinity)) return false;
    if (pivot !== k) {
      for (let j = 0; j < n; j++) {
        const held = matrix[k * n + j]!;
        matrix[k * n + j] = matrix[pivot * n + j]!;
        matrix[pivot * n + j] = held;
      }
    }
    const diagonal = matrix[k * n + k]!;
    for (let i = k + 1; i < n; i++) {
      const factor = matrix[i * n + k]! / diagonal;
      matrix[i * n + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) matrix[i * n + j] = matrix[i * n + j]! - factor * matrix[k * n + j]!;
    }
  }
  return true;
}

/** Solves A x = b with what `factorLu` left in `factors` and `pivots`; `b` (length n) is overwritten by x. */
export function solveLu(factors: Float64Array, n: number, pivots: Int32Array, b: Float64Array): void {
  for (let k = 0; k < n; k++) {
    const pivot = pivots[k]!;
    if (pivot !== k) {
      const held = b[k]!;
      b[k] = b[pivot]!;
      b[pivot] = held;
    }
  }
  for (let i = 1; i < n; i++) {
    let sum = b[i]!;
    for (let j = 0; j < i; j++) sum -= factors[i * n + j]! * b[j]!;
    b[i] = sum;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let j = i + 1; j < n; j++) sum -= factors[i * n + j]! * b[j]!;
    b[i] = sum / factors[i * n + i]!;
  }
}
