import { ConcentrationCurve } from "@forestall/model";
import { kinds, parseDosing, parseQuantity } from "@forestall/units";
import { describe, expect, test } from "vitest";
import { loadCurated } from "./curated.ts";
import { allDefaults } from "./defaults.ts";
import { plainKinetics } from "./exposures.ts";

const base = await loadCurated();

/** Mean of x^n/(1 + x^n) over the sixtieth day on the label's dose. */
const meanEffect = (name: string, target: string, founder: string): number => {
  const drug = base.drug(name)!;
  const ec50 = base.potency(target, founder, name)!.value;
  const dosing = parseDosing(drug.labelDose!);
  if (!dosing.ok) throw new Error(dosing.problem);
  const effectRate = drug.targetHalfLife === null ? null : Math.LN2 / drug.targetHalfLife.value;
  const curve = new ConcentrationCurve({ ...plainKinetics(drug.kinetics!), effectRate } as never, drug.molecularWeight!.value);
  for (let day = 0; day < 61; day += dosing.value.every) curve.give({ day, amount: dosing.value.dose, duration: 0 });
  const points = 2000;
  let sum = 0;
  for (let i = 0; i < points; i++) {
    const x = ((curve.acting(59 + (i + 0.5) / points) * drug.activeFraction!.value) / ec50) ** (drug.hillCoefficient?.value ?? 1);
    sum += x / (1 + x);
  }
  return sum / points;
};

describe("defaults", () => {
  const kindOf = (path: string) => {
    if (/kill|netGrowth$|entry|exit|reversion$|decline|rate$/.test(path)) return kinds.rate;
    if (/mutation|amplification/.test(path)) return kinds.perDivision;
    return /turnover|strength|Cost|protection|division|UnderDrug/.test(path) ? kinds.fraction : kinds.number;
  };

  test.each(allDefaults.map(({ topic, path, value }) => [`${topic}: ${path}`, path, value.value] as const))(
    "%s reads as its kind",
    (_, path, text) => {
      expect(parseQuantity(text, kindOf(path) as typeof kinds.number).ok, text).toBe(true);
    },
  );

  test("are asked by topic and path; others are not known", () => {
    expect(base.defaults("nsclc", "drugs.erlotinib.kill")!.value).toBe("0.0648 /day");
    expect(base.defaults("persister", "protection")!.value).toBe("99 %");
    expect(base.defaults("persister EGFR", "protection")).toBeNull(); // the reader falls back on the key
    expect(base.defaults("constructor", "name")).toBeNull();
    expect(base.defaults("nsclc", "toString")).toBeNull();
    expect(base.names("disease")).toEqual(["nsclc", "cml"]);
  });

  test("persisters of the defaults settle at the 0.3 % that were counted", () => {
    const rate = (path: string) => Number.parseFloat(base.defaults("persister", path)!.value);
    expect(rate("entry") / (0.029 + rate("reversion") + rate("decline"))).toBeCloseTo(0.003, 4);
  });

  // Kills are stated to two or three digits: a half of the last is 0.0005 per day.
  test.each([
    ["gefitinib", "EGFR", "L858R", 0.029, 0.035],
    ["erlotinib", "EGFR", "L858R", 0.029, 0.035],
    ["afatinib", "EGFR", "L858R", 0.029, 0.035],
    ["osimertinib", "EGFR", "L858R", 0.029, 0.035],
    ["imatinib", "BCR-ABL1", "WT", 0.01, 0.033],
  ])("%s on its label dose makes cells decline as it was calibrated", (name, target, founder, growth, decline) => {
    const kill = Number.parseFloat(base.defaults(target === "EGFR" ? "nsclc" : "cml", `drugs.${name}.kill`)!.value);
    expect(Math.abs(kill * meanEffect(name, target, founder) - growth - decline)).toBeLessThan(0.0005);
  });
});
