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

/** Brands a number of days. */
export const days = (value: number): Days => value as Days;
/** Brands a rate or hazard per day. */
export const perDay = (value: number): PerDay => value as PerDay;
/** Brands a probability per division. */
export const perDivision = (value: number): PerDivision => value as PerDivision;
/** Brands a concentration in nmol/L. */
export const nanomolar = (value: number): Nanomolar => value as Nanomolar;
/** Brands an exposure in nM·day. */
export const nanomolarDays = (value: number): NanomolarDays => value as NanomolarDays;
/** Brands a mass concentration in mg/L. */
export const milligramsPerLitre = (value: number): MilligramsPerLitre => value as MilligramsPerLitre;
/** Brands a mass in mg. */
export const milligrams = (value: number): Milligrams => value as Milligrams;
/** Brands a molecular weight in g/mol. */
export const gramsPerMole = (value: number): GramsPerMole => value as GramsPerMole;
/** Brands a length in mm. */
export const millimetres = (value: number): Millimetres => value as Millimetres;
/** Brands a number of cells. */
export const cells = (value: number): Cells => value as Cells;
/** Brands a cell density in cells per mm³. */
export const cellsPerCubicMillimetre = (value: number): CellsPerCubicMillimetre => value as CellsPerCubicMillimetre;
/** Brands a share of a whole; 1 is all of it. */
export const fraction = (value: number): Fraction => value as Fraction;
/** Brands a pressure in mmHg. */
export const millimetresOfMercury = (value: number): MillimetresOfMercury => value as MillimetresOfMercury;
/** Brands a volume in L. */
export const litres = (value: number): Litres => value as Litres;
/** Brands a clearance in L/day. */
export const litresPerDay = (value: number): LitresPerDay => value as LitresPerDay;
/** Brands a diffusion coefficient in mm²/day. */
export const squareMillimetresPerDay = (value: number): SquareMillimetresPerDay => value as SquareMillimetresPerDay;
/** Brands a bare number. */
export const dimensionless = (value: number): Dimensionless => value as Dimensionless;
