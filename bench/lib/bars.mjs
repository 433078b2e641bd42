import { number, times } from './markdown.mjs';
import { median } from './statistics.mjs';

/**
 * What a figure must reach.
 *
 * @typedef {object} Bar
 * @property {string} work                 what is measured, for people
 * @property {string} figure
 * @property {string} contestant
 * @property {'atMost' | 'atLeast'} sense
 * @property {number} limit                a factor where there is a reference, else in the figure's unit
 * @property {{ contestant: string, name: string, figure?: string }} [reference]
 * @property {string} [unit]
 * @property {string} [unmet]             what there is to know where it is not met, for people
 *
 * @typedef {object} Verdict
 * @property {string} work
 * @property {string} bar                  the bar in words
 * @property {string} measured
 * @property {'met' | 'not met' | 'not measured'} outcome
 * @property {string} [explanation]       why it is not met
 */

/** @returns {Verdict} */
export function judge(bar, samples) {
  const value = measured(bar, samples);
  const show = (amount) =>
    bar.reference ? times(amount) : `${number(amount)}${bar.unit ? ` ${bar.unit}` : ''}`;
  return {
    work: bar.work,
    bar: `${bar.sense === 'atMost' ? '≤' : '≥'} ${show(bar.limit)}${bar.reference ? ` ${bar.reference.name}` : ''}`,
    measured: value === undefined ? '–' : show(value),
    outcome: outcome(bar, value),
    ...(bar.unmet && outcome(bar, value) === 'not met' ? { explanation: bar.unmet } : {}),
  };
}

function measured({ figure, contestant, reference }, samples) {
  if (reference) return samples.ratio(figure, contestant, reference.contestant, reference.figure ?? figure);
  const values = samples.values(figure, contestant);
  return values.length === 0 ? undefined : median(values);
}

function outcome({ sense, limit }, value) {
  if (value === undefined) return 'not measured';
  return (sense === 'atMost' ? value <= limit : value >= limit) ? 'met' : 'not met';
}
