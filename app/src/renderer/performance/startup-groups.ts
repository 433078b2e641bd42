import type { Startup } from '@plugo/extension-host/control';

/** Starts that follow one another, on one time axis. */
export interface StartupGroup {
  /** When the first of them was launched, milliseconds since 1970. */
  readonly begun: number;
  /** Milliseconds until the last of them had come to its end. */
  readonly duration: number;
  /** Whether it is that of the host, when it started. */
  readonly isHostStart: boolean;
  /** In the order of their launches. */
  readonly startups: readonly Startup[];
}

/** Starts with so many milliseconds of nothing between them do not belong together. */
const pause = 5_000;

/** Starts that belong together; the latest group first. */
export function startupGroups(startups: readonly Startup[], hostStartedAt: number): readonly StartupGroup[] {
  const ordered = [...startups].sort((a, b) => a.launchedAt - b.launchedAt);
  const groups: Startup[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const startup of ordered) {
    if (startup.launchedAt > end + pause) groups.push([]);
    groups.at(-1)?.push(startup);
    end = Math.max(end, startup.launchedAt + startup.duration);
  }
  return groups.map((group) => groupOf(group, hostStartedAt)).reverse();
}

function groupOf(startups: readonly Startup[], hostStartedAt: number): StartupGroup {
  const begun = startups[0]?.launchedAt ?? 0;
  const ends = startups.map(({ launchedAt, duration }) => launchedAt + duration);
  return {
    begun,
    duration: Math.max(...ends) - begun,
    isHostStart: begun < hostStartedAt + pause && startups[0]?.event === 'onStartup',
    startups,
  };
}

export type Phase = 'spawn' | 'connect' | 'handshake' | 'activate';

export interface PhaseSpan {
  readonly phase: Phase;
  /** Milliseconds from the launch. */
  readonly from: number;
  readonly to: number;
}

/** The phases of a start, one after the other; the last one that began is as long as it lasted. */
export function phasesOf({ marks, duration, outcome }: Startup): readonly PhaseSpan[] {
  const ends: readonly [Phase, number | undefined][] = [
    ['spawn', marks.spawned],
    ['connect', marks.connected],
    ['handshake', marks.greeted],
    ['activate', marks.activated],
  ];
  const spans: PhaseSpan[] = [];
  let from = 0;
  for (const [phase, done] of ends) {
    const to = done ?? duration;
    spans.push({ phase, from, to: Math.max(from, to) });
    if (done === undefined) break;
    from = done;
  }
  return outcome === 'active' || from < duration ? spans : spans.slice(0, -1);
}
