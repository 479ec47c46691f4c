import type { Exposure } from "@forestall/engines";
import { ConcentrationCurve, DoseSchedule, type DrugSpec, type LineOfTherapy, type Scenario } from "@forestall/model";
import { pow, type RandomStream } from "@forestall/numerics";
import { justBefore } from "./justBefore.ts";

/** A drug that is given no more counts as gone below this part of its effect. */
const gone = 1e-4;
/** Part of the EC50 at which the effect is that small: its Hill curve falls as x^hill; steep ones are taken as if they were not. */
const partGone = (hill: number): number => pow(gone, Math.max(1, 1 / hill));
/** Two periods that differ by less than this part are one. */
const samePeriod = 1e-9;

interface PlannedDose {
  readonly day: number;
  readonly amount: number;
  readonly duration: number;
}

/** One drug in the patient. */
class DrugInPlasma {
  readonly spec: DrugSpec;
  readonly #curve: ConcentrationCurve | null;
  readonly #activeFraction: number;
  readonly #gone: number;
  readonly #luck: RandomStream;
  /** Doses from this day on, the last of the run, would act on nothing. */
  readonly #horizon: number;
  #schedule: DoseSchedule | null = null;
  /** Doses of the present line until now, and those ahead while it is ordered. */
  #doses: PlannedDose[] = [];
  #ordered = false;
  /** There is a concentration that moves. */
  moves = false;

  constructor(spec: DrugSpec, luck: RandomStream, horizon: number) {
    const { exposure } = spec;
    this.spec = spec;
    this.#gone = Math.min(
      partGone(spec.hillCoefficient) * (spec.ec50 ?? Number.POSITIVE_INFINITY),
      ...Object.values(spec.inhibits).map((half) => gone * half),
    );
    this.#luck = luck;
    this.#horizon = horizon;
    this.#curve = exposure.kind === "dosed" ? new ConcentrationCurve(exposure.kinetics, exposure.molecularWeight) : null;
    this.#activeFraction = exposure.kind === "dosed" ? exposure.activeFraction : 1;
  }

  /** A line begins that gives the drug or not; nothing is given yet. */
  plan(line: LineOfTherapy | null, number: number, day: number): void {
    this.#doses = [];
    const plan = line?.doses[this.spec.name];
    const luck = this.#luck.numbered(number);
    const isTaken = (index: number) => plan!.missed === 0 || luck.numbered(index).uniform() >= plan!.missed;
    this.#schedule = plan === undefined ? null : new DoseSchedule(plan, day, isTaken);
  }

  /** Given from this day on: doses planned for it and after it. */
  give(day: number): void {
    this.#ordered = true;
    const schedule = this.#schedule;
    if (this.#curve === null || schedule === null) return;
    for (let dose = schedule.next(justBefore(day)); dose !== null && dose.day < this.#horizon; dose = schedule.next(dose.day)) {
      this.#curve.give(dose);
      this.#doses.push(dose);
      this.moves = true;
    }
  }

  /** Held from this day on: doses planned for it are not given, and an infusion ends. */
  hold(day: number): void {
    this.#ordered = false;
    this.#curve?.dropAfter(justBefore(day));
    this.#doses = this.#doses.filter((dose) => dose.day < day).map((dose) => (dose.day + dose.duration > day ? cut(dose, day) : dose));
  }

  /** Total concentration just after a day, nM; NaN: it has none. */
  total(day: number): number {
    const { exposure } = this.spec;
    if (exposure.kind === "full") return Number.NaN;
    return exposure.kind === "constant" ? this.#constant() : this.#curve!.at(day);
  }

  /** What acts just after a day, nM. */
  acting(day: number): number {
    return this.#curve === null ? this.#constant() : this.moves && !this.#isGone(day) ? this.#curve.acting(day) * this.#activeFraction : 0;
  }

  bounds(from: number, to: number): readonly [number, number] {
    if (this.#curve === null || !this.moves) return [this.acting(from), this.acting(from)];
    const [low, high] = this.#curve.bounds(from, to);
    return [this.#ordered || !this.#isLittle(low) ? low * this.#activeFraction : 0, high * this.#activeFraction];
  }

  nextBreak(day: number): number {
    return this.moves ? this.#curve!.nextBreak(day) : Number.POSITIVE_INFINITY;
  }

  cycle(day: number): { readonly period: number; readonly until: number } | null {
    return this.#curve!.cycle(day);
  }

  /** Held, with nothing left in the patient and nothing still to be absorbed: true the first time that this is found. */
  settles(day: number): boolean {
    if (!this.moves || this.#ordered || this.nextBreak(day) < Number.POSITIVE_INFINITY || this.acting(day) > 0) return false;
    if (!this.#isLittle(this.#curve!.bounds(day, this.#horizon)[1])) return false;
    this.moves = false;
    return true;
  }

  /** mg of the present line given before a day. */
  doseGiven(day: number): number {
    let sum = 0;
    for (const dose of this.#doses) if (dose.day < day) sum += (dose.day + dose.duration > day ? cut(dose, day) : dose).amount;
    return sum;
  }

  get isDosed(): boolean {
    return this.#schedule !== null;
  }

  #constant(): number {
    const { exposure } = this.spec;
    if (!this.#ordered) return 0;
    return exposure.kind === "constant" ? exposure.concentration : Number.POSITIVE_INFINITY;
  }

  /** Held, and little is left both where it acts and in the plasma: what acts may rise for as long as there is more in the plasma. */
  #isGone(day: number): boolean {
    return !this.#ordered && this.#isLittle(this.#curve!.acting(day)) && this.#isLittle(this.#curve!.at(day));
  }

  #isLittle(total: number): boolean {
    return total * this.#activeFraction < this.#gone;
  }
}

/** An infusion that ends on a day before its time. */
const cut = ({ day, amount, duration }: PlannedDose, end: number): PlannedDose => ({
  day,
  amount: (amount * (end - day)) / duration,
  duration: end - day,
});

/**
 * The drugs in a patient over time, as they act on the tumour: `activeFraction` of the total plasma concentration of dosed drugs, Infinity for those with full
 * effect while they are ordered. Doses of a plan count from the first day of its line; a hold takes back those ahead, and after it the schedule goes on as if
 * nothing had been. Whether a dose is missed depends on the patient, the drug, the line's number and the dose's alone, so arms share it.
 */
export class Plasma implements Exposure {
  readonly #drugs: readonly DrugInPlasma[];
  #given: readonly DrugInPlasma[] = [];

  constructor(scenario: Scenario, adherence: RandomStream) {
    this.#drugs = scenario.drugs.map((spec) => new DrugInPlasma(spec, adherence.named(spec.name), scenario.run.until));
  }

  /** A line, numbered from 1, begins whose drugs may be given from now on; `null`: none may. */
  plan(line: LineOfTherapy | null, number: number, day: number): void {
    this.#given = this.#drugs.filter(({ spec }) => line?.give.includes(spec.name) === true);
    for (const drug of this.#drugs) drug.plan(line, number, day);
  }

  /** The line's drugs are given from this day on. */
  give(day: number): void {
    for (const drug of this.#given) drug.give(day);
  }

  /** They are held from this day on. */
  hold(day: number): void {
    for (const drug of this.#given) drug.hold(day);
  }

  /** mg of each dosed drug given on this line before a day. */
  doseGiven(day: number): Record<string, number> {
    return Object.fromEntries(this.#given.filter(({ isDosed }) => isDosed).map((drug) => [drug.spec.name, drug.doseGiven(day)]));
  }

  /** Writes total concentrations just after a day into `out`; NaN for a drug that has none. */
  total(day: number, out: Float64Array): void {
    for (const [k, drug] of this.#drugs.entries()) out[k] = drug.total(day);
  }

  /** Whether a drug that was held has left the patient since this was last asked: the tumour may then be told of simpler concentrations. */
  hasSettled(day: number): boolean {
    let settled = false;
    for (const drug of this.#drugs) if (drug.settles(day)) settled = true;
    return settled;
  }

  get stepwise(): boolean {
    return !this.#drugs.some(({ moves }) => moves);
  }

  concentrations(day: number, out: Float64Array): void {
    for (let k = 0; k < this.#drugs.length; k++) out[k] = this.#drugs[k]!.acting(day);
  }

  nextBreak(day: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (const drug of this.#drugs) next = Math.min(next, drug.nextBreak(day));
    return next;
  }

  bounds(from: number, to: number, low: Float64Array, high: Float64Array): void {
    for (let k = 0; k < this.#drugs.length; k++) {
      const [least, most] = this.#drugs[k]!.bounds(from, to);
      low[k] = least;
      high[k] = most;
    }
  }

  /** The longest of the drugs' periods where it is a multiple of all others. */
  cycle(day: number): { readonly period: number; readonly until: number } | null {
    let period = 0;
    let until = Number.POSITIVE_INFINITY;
    const periods: number[] = [];
    for (const drug of this.#drugs) {
      if (!drug.moves) continue;
      const cycle = drug.cycle(day);
      if (cycle === null) return null;
      periods.push(cycle.period);
      period = Math.max(period, cycle.period);
      until = Math.min(until, cycle.until);
    }
    if (periods.length === 0) return null;
    const isMultiple = (shorter: number) => {
      const times = period / shorter;
      return Math.abs(times - Math.round(times)) <= samePeriod * times;
    };
    return periods.every(isMultiple) ? { period, until } : null;
  }
}
