import { gaussLegendre } from "@forestall/numerics";
import { type ExpectedPath, pathAt } from "./pathIntegral.ts";

/** Panels are no wider than this over the fastest growth rate. */
const panelGrowth = 0.5;
/** The last panel, in which a lineage's chance to be there still depends on every event, is halved towards the end until it holds this many. */
const lastEvents = 0.5;
/** Over so little growth and so few events, one time stands for all: the error in means is growth^2 / 24. */
const shortGrowth = 0.05;
const shortEvents = 1;
const mostPanels = 64;
const mostHalvings = 16;

/**
 * Times at which many arrivals along a path are taken to come, with their weights: two Gauss-Legendre points in each panel. Means and
 * second moments of what arrives at a step's end are smooth on the scale of growth; the chance to survive the first events is not, so panels
 * shrink towards the end, where lineages are young.
 */
export class ArrivalNodes {
  readonly time = new Float64Array(2 * (mostPanels + mostHalvings));
  readonly weight = new Float64Array(2 * (mostPanels + mostHalvings));
  count = 0;
  total = 0;

  /** Places the nodes for a path; `growth` is the fastest growth rate concerned, `turnover` the arrivals' events per day. */
  place(path: ExpectedPath, growth: number, turnover: number): void {
    this.count = 0;
    this.total = 0;
    if (path.length * growth <= shortGrowth && path.length * turnover <= shortEvents) {
      this.#short(path);
      return;
    }
    const panels = Math.min(mostPanels, Math.max(1, Math.ceil((path.length * growth) / panelGrowth)));
    const width = path.length / panels;
    for (let panel = 0; panel < panels - 1; panel++) this.#panel(path, panel * width, width);
    let from = (panels - 1) * width;
    let rest = width;
    for (let halvings = 0; halvings < mostHalvings - 1 && rest * turnover > lastEvents; halvings++) {
      rest /= 2;
      this.#panel(path, from, rest);
      from += rest;
    }
    this.#panel(path, from, rest);
  }

  #short(path: ExpectedPath): void {
    const { length } = path;
    const early = pathAt(path, 0);
    const late = pathAt(path, length);
    this.time[0] = (length * (early + 2 * late)) / (3 * (early + late));
    this.weight[0] = path.integral;
    this.total = path.integral;
    this.count = 1;
  }

  #panel(path: ExpectedPath, from: number, width: number): void {
    const { nodes, weights } = gaussLegendre[2];
    for (let k = 0; k < nodes.length; k++) {
      const time = from + (width / 2) * (1 + nodes[k]!);
      const weight = pathAt(path, time) * width * weights[k]!;
      this.time[this.count] = time;
      this.weight[this.count++] = weight;
      this.total += weight;
    }
  }
}
