import { formatQuantity, type Kind, kinds, type Nanomolar, parseQuantity, type Quantity } from "@forestall/units";
import type { Path } from "../format/path.ts";
import { word } from "../format/problems.ts";
import { suggestion } from "../format/suggestion.ts";
import type { Kinetics } from "../pharmacology/kinetics.ts";
import { effectRateOf } from "../pharmacology/targetTurnover.ts";
import { assumed, type DrugKnowledge, type Knowledge, type Sourced } from "../terms/knowledge.ts";
import type { DrugExposure, DrugSpec, Parameter } from "../terms/scenario.ts";
import type { DrugDraft } from "./drugs.ts";

/** What a drug is completed in. */
export interface DrugSetting {
  readonly knowledge: Knowledge;
  readonly disease: string | null;
  /** Founder's own allele of a target, for its EC50. */
  founderOf(target: string): string;
  say(path: Path, message: string): void;
  /** Notes a number that the file does not state. */
  take(parameter: Parameter): void;
}

/** Completes the drugs of a scenario from the evidence; what is missing is a problem that names it. A drug with problems stands in with numbers that bring no others. */
export const completeDrugs = (drafts: readonly DrugDraft[], setting: DrugSetting): DrugSpec[] => {
  const known = drafts.map((draft) => setting.knowledge.drug(draft.name));
  return drafts.map((draft, i) => new Completion(draft, known[i]!, ["drugs", i], setting).drug(sharesTarget(i, drafts, known)));
};

/** A target that another drug of the list has too, and pools its exposure on; drugs on one target compete for it. */
const sharesTarget = (i: number, drafts: readonly DrugDraft[], known: readonly (DrugKnowledge | null)[]): string | null => {
  const targets = (k: number): readonly string[] => drafts[k]!.targets ?? known[k]?.targets ?? [];
  const pools = ({ combine, exposure }: DrugDraft) => combine === "sameTarget" || (combine === undefined && exposure === null);
  return targets(i).find((target) => drafts.some((draft, k) => k !== i && pools(draft) && targets(k).includes(target))) ?? null;
};

/** A kill, 1/day, in place of one that is missing: a drug without effect would bring problems of its own. */
const standIn = 1;

const own = (name: string) => `{ name: ${name}, exposure: constant, kill: 0.04 /day }`;

class Completion {
  readonly #draft: DrugDraft;
  readonly #known: DrugKnowledge | null;
  readonly #path: Path;
  readonly #setting: DrugSetting;
  /** A drug is told what it lacks first, and nothing that may follow from it. */
  #told = false;

  constructor(draft: DrugDraft, known: DrugKnowledge | null, path: Path, setting: DrugSetting) {
    this.#draft = draft;
    this.#known = known;
    this.#path = path;
    this.#setting = setting;
  }

  drug(sharedTarget: string | null): DrugSpec {
    const draft = this.#draft;
    const exposure = this.#exposure();
    const action = draft.action ?? this.#known?.action ?? "targeted";
    const kill = this.#kill(action === "effluxInhibitor" || draft.inhibits !== undefined);
    const acts = (kill ?? 0) > 0 || (draft.cytostatic ?? 0) > 0;
    let combine = draft.combine;
    if (combine === undefined && draft.exposure === null && sharedTarget !== null && acts) {
      combine = "sameTarget";
      this.#take("combine", "sameTarget", assumed("sameTarget", `competes with the other drugs on ${sharedTarget} for it`));
    }
    const noted = draft.exposure !== "constant";
    return {
      name: draft.name,
      exposure,
      ec50: noted && acts ? this.#ec50() : null,
      hillCoefficient: noted ? this.#number("hill", draft.hill, this.#known?.hillCoefficient, kinds.number, 1, "no steepness known") : 1,
      killRate: (kill ?? 0) as DrugSpec["killRate"],
      cytostatic: draft.cytostatic ?? (0 as DrugSpec["cytostatic"]),
      cycleSpecific: draft.cycleSpecific ?? this.#cycleSpecific(),
      combine: combine ?? "add",
      action,
      targets: draft.targets ?? this.#known?.targets ?? [],
      substrateOf: draft.substrateOf ?? this.#known?.substrateOf ?? [],
      pumpKm: (draft.pumpKm ?? Number.POSITIVE_INFINITY) as Nanomolar,
      inhibits: draft.inhibits ?? this.#inhibits(),
    };
  }

  #say(key: string | null, message: string): void {
    if (this.#told) return;
    this.#told = true;
    this.#setting.say(key === null ? this.#path : [...this.#path, key], message);
  }

  #take(key: string, text: string, { origin }: Sourced<unknown>): void {
    this.#setting.take({ path: `drugs.${this.#draft.name}.${key}`, text, origin });
  }

  /** A number of the draft, else of the evidence (noted), else a fallback (noted as assumed). */
  #number<D extends string>(
    key: string,
    stated: number | undefined,
    known: Sourced<number> | null | undefined,
    kind: Kind<D>,
    fallback?: number,
    why?: string,
  ): Quantity<D> {
    if (stated !== undefined) return kind.brand(stated);
    const value = known ?? assumed(fallback ?? Number.NaN, why ?? "");
    if (this.#known !== null || this.#draft.exposure === null) this.#take(key, formatQuantity(kind.brand(value.value), kind), value);
    return kind.brand(value.value);
  }

  #cycleSpecific(): boolean {
    const known = this.#known?.cycleSpecific;
    if (known == null) return false;
    this.#take("cycleSpecific", String(known.value), known);
    return known.value;
  }

  #inhibits(): Readonly<Record<string, Nanomolar>> {
    const known = Object.entries(this.#known?.inhibits ?? {});
    for (const [transporter, value] of known)
      this.#take(`inhibits.${transporter}`, formatQuantity(value.value as Nanomolar, kinds.concentration), value);
    return Object.fromEntries(known.map(([transporter, { value }]) => [transporter, value as Nanomolar]));
  }

  /** Kill as stated, else that of the disease; `needsNone`: a drug that need not kill, such as one that blocks pumps. */
  #kill(needsNone: boolean): number | undefined {
    const { name, kill, cytostatic } = this.#draft;
    if (kill !== undefined || cytostatic !== undefined) return kill;
    const { disease, knowledge } = this.#setting;
    const found = disease === null ? null : knowledge.defaults(disease, `drugs.${name}.kill`);
    if (found !== null) {
      this.#take("kill", found.value, found);
      const read = parseQuantity(found.value, kinds.rate);
      if (!read.ok) throw new Error(`the evidence base's kill of ${name}: ${read.problem}`);
      return read.value;
    }
    if (needsNone) return 0;
    // A disease that nobody knows is one problem, told at its own place.
    if (disease !== null && !knowledge.names("disease").includes(disease)) return standIn;
    if (this.#known !== null && this.#draft.exposure === null) {
      const where = disease === null ? "no `disease` is named" : `of the disease ${disease}`;
      this.#say(
        null,
        `the evidence base has no kill of ${word(name)} (${where}); name a disease that it knows, or write { name: ${name}, kill: 0.05 /day }`,
      );
    } else if (this.#draft.exposure !== null || !this.#isUnknown())
      this.#say(
        "kill",
        "a drug that neither kills nor holds up division does nothing; write kill (such as 0.04 /day) or cytostatic (such as 60 %)",
      );
    return standIn;
  }

  #ec50(): Nanomolar {
    const { name, ec50: stated } = this.#draft;
    if (stated !== undefined) return stated;
    const targets = this.#draft.targets ?? this.#known?.targets ?? [];
    const { knowledge } = this.#setting;
    for (const target of targets) {
      const founder = this.#setting.founderOf(target);
      const found = knowledge.potency(target, founder, name);
      if (found === null) continue;
      this.#take("ec50", formatQuantity(found.value as Nanomolar, kinds.concentration), found);
      return found.value as Nanomolar;
    }
    if (this.#known !== null) {
      const alleles = targets.map((target) => `${target} ${this.#setting.founderOf(target)}`).join(", ") || "this drug";
      this.#say(
        null,
        `the evidence base has no half-effect concentration of ${word(name)} for ${alleles}; write it, such as { name: ${name}, ec50: 20 nM }`,
      );
    } else if (!this.#isUnknown())
      this.#say("ec50", 'is missing; write the concentration of half effect, such as "20 nM", or `exposure: constant` for the full effect');
    return 1 as Nanomolar;
  }

  /** Neither known nor written out as something that can be dosed: one problem says so, and no others follow from it. */
  #isUnknown(): boolean {
    const { exposure, clearance, volume } = this.#draft;
    return exposure === null && this.#known === null && clearance === undefined && volume === undefined;
  }

  #exposure(): DrugExposure {
    const { name, exposure, bare } = this.#draft;
    if (exposure === "constant") return { kind: "full" };
    if (exposure !== null) return { kind: "constant", concentration: exposure as Nanomolar };
    if (!this.#isUnknown()) return this.#dosed();
    const { knowledge } = this.#setting;
    if (bare) {
      const near = suggestion(name, knowledge.names("drug"), "it knows none");
      this.#say(null, `the evidence base does not know the drug ${word(name)}; ${near}, or write it out: ${own(name)}`);
    } else
      this.#say(
        "exposure",
        `is missing; write constant, a concentration such as "100 nM" with its ec50, or clearance and volume for doses in mg (${word(name)} is no drug of the evidence base)`,
      );
    return { kind: "full" };
  }

  #dosed(): DrugExposure {
    const draft = this.#draft;
    const { name } = draft;
    const known = this.#known?.kinetics ?? null;
    const lacks = [
      ...(draft.clearance === undefined && known === null ? ["clearance"] : []),
      ...(draft.volume === undefined && known === null ? ["volume"] : []),
      ...(draft.molecularWeight === undefined && (this.#known?.molecularWeight ?? null) === null ? ["molecularWeight"] : []),
    ];
    if (lacks.length > 0) {
      const missing = this.#known?.missing ?? [];
      const fault =
        missing.length > 0
          ? `for doses of ${word(name)} in mg the evidence base lacks ${missing.join(", ")}`
          : `doses in mg need ${lacks.join(", ")}`;
      const message = `${fault}; write the drug's pharmacokinetics (clearance: 4 L/h, volume: 230 L, absorption: 1 /h, molecularWeight: 400 g/mol) or give a concentration: exposure: 100 nM`;
      this.#say(draft.bare ? null : lacks[0]!, message);
      return { kind: "full" };
    }
    const isOwn = draft.clearance !== undefined && draft.volume !== undefined && known === null;
    const absorption = draft.absorption ?? (isOwn ? undefined : known?.absorption?.rate.value);
    const targetHalfLife = draft.targetHalfLife ?? this.#known?.targetHalfLife?.value;
    const kinetics: Kinetics = {
      clearance: this.#number("clearance", draft.clearance, known?.clearance, kinds.clearance),
      volume: this.#number("volume", draft.volume, known?.volume, kinds.volume),
      peripheral: draft.peripheral ?? this.#peripheral(),
      absorption:
        absorption === undefined
          ? null
          : {
              rate: this.#number("absorption", draft.absorption, known?.absorption?.rate, kinds.rate),
              lag: this.#number("lag", draft.lag, known?.absorption?.lag, kinds.duration, 0, "no lag known"),
            },
      bioavailability: this.#number(
        "bioavailability",
        draft.bioavailability,
        known?.bioavailability,
        kinds.fraction,
        1,
        "all of a dose arrives",
      ),
      effectRate:
        targetHalfLife === undefined
          ? null
          : effectRateOf(this.#number("targetHalfLife", draft.targetHalfLife, this.#known?.targetHalfLife, kinds.duration)),
    };
    if (draft.lag !== undefined && absorption === undefined)
      this.#say("lag", "a lag belongs to absorption by mouth; write absorption (such as 1 /h) or leave this out");
    return {
      kind: "dosed",
      kinetics,
      molecularWeight: this.#number("molecularWeight", draft.molecularWeight, this.#known?.molecularWeight, kinds.molecularWeight),
      activeFraction: this.#number(
        "activeFraction",
        draft.activeFraction,
        this.#known?.activeFraction,
        kinds.fraction,
        1,
        "all of the plasma concentration acts",
      ),
    };
  }

  #peripheral(): Kinetics["peripheral"] {
    return (this.#known?.kinetics?.peripheral ?? []).map(({ flow, volume }, j) => ({
      flow: this.#number(`peripheral.${j}.flow`, undefined, flow, kinds.clearance),
      volume: this.#number(`peripheral.${j}.volume`, undefined, volume, kinds.volume),
    }));
  }
}
