import { judge } from './bars.mjs';
import { table } from './markdown.mjs';

/**
 * What was to be reached and what was, with why where it was not, in Markdown.
 *
 * @param {readonly import('./bars.mjs').Bar[]} bars
 * @param {import('./samples.mjs').Samples} samples
 */
export function barsSection(bars, samples) {
  const verdicts = bars.map((bar) => judge(bar, samples));
  const met = verdicts.filter(({ outcome }) => outcome === 'met').length;
  return [
    '### Bars',
    `${met} of ${verdicts.length} are met.`,
    table(
      ['work', 'bar', 'measured', ''],
      verdicts.map(({ work, bar, measured, outcome }) => [work, bar, measured, emphasised(outcome)]),
    ),
    ...verdicts.flatMap(({ work, explanation }) => (explanation ? [`**${work}**: ${explanation}`] : [])),
  ];
}

function emphasised(outcome) {
  return outcome === 'not met' ? '**not met**' : outcome;
}
