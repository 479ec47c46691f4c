import { patientStreams, simulateCourse } from "@forestall/clinic";
import { type Engine, engines } from "@forestall/engines";
import { loadTopic } from "@forestall/evidence";
import { type CultureRates, cellsAfter, ec50OfRate, fitRates } from "@forestall/model";
import { exp, findRoot, log } from "@forestall/numerics";
import { dimensionless, days as inDays, nanomolar, perDay } from "@forestall/units";
import { describe, it } from "vitest";
import { birthDeathLaw } from "../packages/engines/src/conformance/oracles.testing.ts";
import { compare, record } from "./record.ts";
import { compareMean } from "./sampled.ts";
import { made } from "./scenarios.ts";

const topic = "PC-9 under erlotinib";
const source = "net growth of PC-9 under erlotinib, Michor laboratory, ACESO data";

/** Published net growth per hour of sensitive cells, by erlotinib in nM. */
const published = [
  [0, 0.0282],
  [1000, -0.0029],
  [10_000, -0.0086],
] as const;
const hours = 72;
const length = inDays(hours / 24);

const measured = ([concentration, perHour]: readonly [number, number]) => ({
  concentration: nanomolar(concentration),
  netGrowthRate: perDay(24 * perHour),
});
const rates: CultureRates = fitRates(measured(published[0]).netGrowthRate, measured(published[1]), measured(published[2]));

/** Half of all divisions are made good by deaths: the mean does not depend on it, chance does. */
const turnover = 0.5;
const founders = 2000;
const netGrowth = rates.netGrowthRate;
const text = (concentration: number): string => `forestall: 1
title: PC-9 in culture
tumour: { start: ${founders} cells, netGrowth: ${netGrowth} /day, turnover: ${turnover} }
drugs: [{ name: erlotinib, exposure: ${concentration} nM, ec50: ${rates.ec50} nM, kill: ${rates.killRate} /day }]
therapy: [{ give: erlotinib }]
run: { until: 72 hours }
`;

const cellsAt72 = (concentration: number, engine: Engine, replicates: number, seed: number): number[] => {
  const { scenario, system } = made(text(concentration));
  return Array.from({ length: replicates }, (_, replicate) => {
    const streams = patientStreams(seed, 0, replicate);
    const { cells, days } = simulateCourse({ scenario, system, engine, streams, recordDays: [length] });
    if (days[0] !== length) throw new Error("the course ended before its time");
    return cells[0]!;
  });
};

describe("rates fitted to three net growth rates", () => {
  it("are these", () => {
    const say = (what: string, ours: number): void =>
      record({ topic, what, source, reference: "fitted", ours, bound: "shown, not judged", pass: ours > 0 });
    say("kill at full effect, /day", rates.killRate);
    say("EC50 of the kill rate, nM", rates.ec50);
  });

  describe.each<Engine>([engines.mean, engines.exact, engines.fast])("$id", (engine) => {
    it.each(published)("%d nM", (concentration, perHour) => {
      const growth = exp(hours * perHour);
      const what = `cells after 72 h at ${concentration} nM over those at 0 h, ${engine.id}`;
      if (!engine.stochastic) {
        const [cells] = cellsAt72(concentration, engine, 1, 1) as [number];
        compare({
          topic,
          what,
          source: `exp(72 h x ${perHour} /h), ${source}`,
          reference: growth,
          ours: cells / founders,
          bound: 1e-6 * growth,
        });
        return;
      }
      const birthRate = netGrowth / (1 - turnover);
      const law = birthDeathLaw(founders, [{ birthRate, deathRate: birthRate - 24 * perHour, days: length }]);
      const cells = cellsAt72(concentration, engine, 400, 9_300_001 + concentration);
      compareMean(
        { topic, what, source: `exp(72 h x ${perHour} /h), ${source}` },
        growth,
        law.variance / (founders * founders),
        cells.map((count) => count / founders),
      );
    });
  });
});

describe("a viability GI50 or an IC50 of phosphorylation is not the EC50 of a rate", async () => {
  const { rows } = await loadTopic("variantsEgfr");
  const phospho = rows.find(({ id }) => id === "egfr-cross-PC-9-erlotinib")!;
  /** The GI50 that a 72 h assay of cells with these rates reads. */
  const halfGrowth = (1 + exp(netGrowth * length)) / 2;
  const gi50 = exp(findRoot((logarithm) => log(cellsAfter(rates, nanomolar(exp(logarithm)), length) / halfGrowth), log(0.1), log(1e6)));

  it("the assay inverted gives the EC50 back", () => {
    const back = ec50OfRate({
      gi50: nanomolar(gi50),
      days: length,
      readout: "growthInhibition",
      killRate: rates.killRate,
      hillCoefficient: dimensionless(1),
      netGrowthRate: netGrowth,
    });
    compare({
      topic,
      what: `EC50 from the GI50 of these cells, ${gi50.toFixed(1)} nM`,
      source: "definition",
      reference: rates.ec50,
      ours: back,
      bound: 1e-9 * rates.ec50,
    });
  });

  const naive = [
    { name: `IC50 of phospho-EGFR, ${phospho.value} nM`, ec50: phospho.value as number, from: `${phospho.source}, ${phospho.status}` },
    { name: `GI50 of 72 h, ${gi50.toFixed(1)} nM`, ec50: gi50, from: "the assay that these rates give" },
  ];
  it.each(naive)("$name for the EC50", ({ name, ec50, from }) => {
    for (const concentration of [10, 30, 100, 300, 1000, 10_000]) {
      const reference = cellsAfter(rates, nanomolar(concentration), length);
      const ours = cellsAfter({ ...rates, ec50: nanomolar(ec50) }, nanomolar(concentration), length);
      record({
        topic,
        what: `what comes out wrong: ${name} taken for the EC50, cells after 72 h at ${concentration} nM: ${(reference / ours).toFixed(2)} times too few`,
        source: from,
        reference,
        ours,
        bound: "shown: too few cells at every concentration",
        pass: ours < reference,
      });
    }
    const effect = 1000 / (1000 + ec50);
    const wrong = (netGrowth - rates.killRate * effect) / 24;
    record({
      topic,
      what: `what comes out wrong: ${name} taken for the EC50, net growth per hour at 1000 nM`,
      source,
      reference: published[1][1],
      ours: wrong,
      bound: "shown",
      pass: wrong < published[1][1],
    });
  });
});
