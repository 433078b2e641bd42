import { median, spread } from './statistics.mjs';

/** What was measured: for each figure and contestant one value a round. */
export class Samples {
  #values = new Map();

  add(figure, contestant, value) {
    const key = `${figure}\0${contestant}`;
    if (!this.#values.has(key)) this.#values.set(key, []);
    this.#values.get(key).push(value);
  }

  /** One value a round, oldest first; empty where nothing was measured. */
  values(figure, contestant) {
    return this.#values.get(`${figure}\0${contestant}`) ?? [];
  }

  /** Median, lowest and highest; undefined where nothing was measured. */
  spread(figure, contestant) {
    const values = this.values(figure, contestant);
    return values.length === 0 ? undefined : spread(values);
  }

  /**
   * How many times the reference's value a contestant's is: the median of the ratios of each round, so that only what ran side
   * by side is compared. The reference may be another figure. Undefined where either was not measured.
   */
  ratio(figure, contestant, reference, referenceFigure = figure) {
    const ratios = this.ratios(figure, contestant, reference, referenceFigure);
    return ratios.length === 0 ? undefined : median(ratios);
  }

  ratios(figure, contestant, reference, referenceFigure = figure) {
    const own = this.values(figure, contestant);
    const others = this.values(referenceFigure, reference);
    return own.slice(0, others.length).map((value, round) => value / others[round]);
  }

  /** Everything, as figure → contestant → values, for `--json`. */
  toJSON() {
    const all = {};
    for (const [key, values] of this.#values) {
      const [figure, contestant] = key.split('\0');
      all[figure] ??= {};
      all[figure][contestant] = { ...spread(values), values };
    }
    return all;
  }
}
