declare const dimension: unique symbol;

/** A number that carries its unit `D` in its type. The brand exists for the compiler alone: at run time it is a plain number. */
export type Quantity<D extends string> = number & { readonly [dimension]: D };

/** Time. Day 0 is the start of treatment where a date is meant. */
export type Days = Quantity<"day">;
/** Rates and per-cell hazards. */
export type PerDay = Quantity<"1/day">;
/** Probability per cell division. */
export type PerDivision = Quantity<"1/division">;
/** Molar concentration, nmol/L. */
export type Nanomolar = Quantity<"nM">;
/** Area under a concentration curve. */
export type NanomolarDays = Quantity<"nM·day">;
/** Mass concentration; µg/mL is the same number. */
export type MilligramsPerLitre = Quantity<"mg/L">;
/** Mass, of a dose above all. */
export type Milligrams = Quantity<"mg">;
/** Molecular weight. */
export type GramsPerMole = Quantity<"g/mol">;
/** Length: diameters as radiology reports them. */
export type Millimetres = Quantity<"mm">;
/** Number of cells; mean-field engines make it fractional. */
export type Cells = Quantity<"cell">;
/** Cell density. Per cubic millimetre, so that times a volume from diameters in millimetres gives cells: 1e8 cells/cm3 is 1e5 here. */
export type CellsPerCubicMillimetre = Quantity<"cells/mm3">;
/** A share of a whole: 0.05 is 5 %. Never percent. May exceed 1 where a multiple is meant. */
export type Fraction = Quantity<"fraction">;
/** Partial pressure, of oxygen above all. */
export type MillimetresOfMercury = Quantity<"mmHg">;
/** Volume, of distribution above all. */
export type Litres = Quantity<"L">;
/** Clearance. */
export type LitresPerDay = Quantity<"L/day">;
/** Diffusion coefficient. */
export type SquareMillimetresPerDay = Quantity<"mm2/day">;
/** A bare number: a Hill coefficient, an exponent, a fold change. */
export type Dimensionless = Quantity<"1">;

export const days = (value: number): Days => value as Days;
export const perDay = (value: number): PerDay => value as PerDay;
export const perDivision = (value: number): PerDivision => value as PerDivision;
export const nanomolar = (value: number): Nanomolar => value as Nanomolar;
export const nanomolarDays = (value: number): NanomolarDays => value as NanomolarDays;
export const milligramsPerLitre = (value: number): MilligramsPerLitre => value as MilligramsPerLitre;
export const milligrams = (value: number): Milligrams => value as Milligrams;
export const gramsPerMole = (value: number): GramsPerMole => value as GramsPerMole;
export const millimetres = (value: number): Millimetres => value as Millimetres;
export const cells = (value: number): Cells => value as Cells;
export const cellsPerCubicMillimetre = (value: number): CellsPerCubicMillimetre => value as CellsPerCubicMillimetre;
export const fraction = (value: number): Fraction => value as Fraction;
export const millimetresOfMercury = (value: number): MillimetresOfMercury => value as MillimetresOfMercury;
export const litres = (value: number): Litres => value as Litres;
export const litresPerDay = (value: number): LitresPerDay => value as LitresPerDay;
export const squareMillimetresPerDay = (value: number): SquareMillimetresPerDay => value as SquareMillimetresPerDay;
export const dimensionless = (value: number): Dimensionless => value as Dimensionless;
