/**
 * Coefficients of the Runge-Kutta pair 5(4) of J. R. Dormand & P. J. Prince, "A family of embedded Runge-Kutta formulae",
 * J. Comput. Appl. Math. 6 (1980) 19-26; continuous extension (d) of order 4 by L. F. Shampine, as given in
 * Hairer, Nørsett & Wanner, Solving Ordinary Differential Equations I, 2nd ed. (1993), table II.5.2 and section II.6.
 */
export const c2 = 1 / 5;
export const c3 = 3 / 10;
export const c4 = 4 / 5;
export const c5 = 8 / 9;

export const a21 = 1 / 5;
export const a31 = 3 / 40;
export const a32 = 9 / 40;
export const a41 = 44 / 45;
export const a42 = -56 / 15;
export const a43 = 32 / 9;
export const a51 = 19372 / 6561;
export const a52 = -25360 / 2187;
export const a53 = 64448 / 6561;
export const a54 = -212 / 729;
export const a61 = 9017 / 3168;
export const a62 = -355 / 33;
export const a63 = 46732 / 5247;
export const a64 = 49 / 176;
export const a65 = -5103 / 18656;

/** Weights of order 5, equal to the seventh row (first same as last). */
export const b1 = 35 / 384;
export const b3 = 500 / 1113;
export const b4 = 125 / 192;
export const b5 = -2187 / 6784;
export const b6 = 11 / 84;

/** Weights of order 5 minus those of order 4. */
export const e1 = 71 / 57600;
export const e3 = -71 / 16695;
export const e4 = 71 / 1920;
export const e5 = -17253 / 339200;
export const e6 = 22 / 525;
export const e7 = -1 / 40;

export const d1 = -12715105075 / 11282082432;
export const d3 = 87487479700 / 32700410799;
export const d4 = -10690763975 / 1880347072;
export const d5 = 701980252875 / 199316789632;
export const d6 = -1453857185 / 822651844;
export const d7 = 69997945 / 29380423;
