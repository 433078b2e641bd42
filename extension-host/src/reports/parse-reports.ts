import type { Report } from '../model/reports.js';

/** The reports in a text of one JSON object a line. Half a line, as a killed host leaves it, and what is no report are left out. */
export function parseReports(text: string): readonly Report[] {
  return text.split('\n').flatMap((line) => {
    const report = parseLine(line);
    return report === undefined ? [] : [report];
  });
}

/** The latest so many, oldest first. Of those with the same id the last one counts. */
export function latestReports(reports: readonly Report[], count: number): readonly Report[] {
  const byId = new Map(reports.map((report) => [report.id, report]));
  return count === 0 ? [] : [...byId.values()].sort((a, b) => a.time - b.time).slice(-count);
}

function parseLine(line: string): Report | undefined {
  if (line === '') return undefined;
  try {
    const value = JSON.parse(line) as Partial<Report> | null;
    const isReport =
      typeof value?.id === 'string' &&
      typeof value.time === 'number' &&
      typeof value.extensionId === 'string' &&
      typeof value.code === 'string' &&
      typeof value.message === 'string';
    return isReport ? (value as Report) : undefined;
  } catch {
    return undefined;
  }
}
