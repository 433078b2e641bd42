import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import type { Tone } from '../extensions/present-state.js';
import { formatEvent, formatTime, secondsUntil } from '../format/format.js';

/** One line of "Connection & health": a word in its colour and, where there is more to say, a sentence. */
export interface HealthFact {
  readonly kind: 'connection' | 'encryption' | 'process' | 'health' | 'restarts' | 'circuit' | 'reload';
  readonly name: string;
  readonly value: string;
  readonly note?: string | undefined;
  readonly tone: Tone;
  readonly icon: string;
}

/** How an extension is connected and how it is, at a moment (milliseconds since 1970). */
export function healthFacts(extension: ExtensionView, now: number): readonly HealthFact[] {
  return [
    ...connectionFacts(extension),
    ...processFacts(extension, now),
    ...wellBeing(extension, now),
    restartFact(extension, now),
    ...circuitFacts(extension, now),
    ...reloadFacts(extension, now),
  ];
}

/** Whether a line of it changes from second to second. */
export function healthTicks({ state, circuits = [] }: Pick<ExtensionView, 'state' | 'circuits'>): boolean {
  return state.status === 'backingOff' || circuits.length > 0;
}

function connectionFacts({ transport }: ExtensionView): readonly HealthFact[] {
  if (transport === undefined) return [];
  const words = texts.health;
  const { kind, switchedFrom, fallbackReason, encryption, encoding, compression } = transport;
  const switched =
    switchedFrom === undefined
      ? undefined
      : words.switched(texts.details.transportKind[switchedFrom], fallbackReason);
  const notes = [
    switched ?? fallbackReason,
    encoding && words.packed[encoding],
    compression && words.packed[compression],
  ].filter((note) => note !== undefined);
  return [
    {
      kind: 'connection',
      name: words.connection,
      value: texts.details.transportKind[kind],
      note: notes.length === 0 ? undefined : notes.join(' '),
      tone: switched === undefined ? 'ok' : 'warning',
      icon: switched === undefined ? 'plug' : 'warning',
    },
    encryption === 'tls'
      ? {
          kind: 'encryption',
          name: words.encryption,
          value: words.tls,
          note: words.tlsHint,
          tone: 'ok',
          icon: 'lock',
        }
      : {
          kind: 'encryption',
          name: words.encryption,
          value: words.plain,
          note: words.plainHint,
          tone: 'muted',
          icon: 'unlock',
        },
  ];
}

function processFacts({ process, state }: ExtensionView, now: number): readonly HealthFact[] {
  const pid = process?.pid ?? ('pid' in state ? state.pid : undefined);
  if (pid === undefined) return [];
  return [
    {
      kind: 'process',
      name: texts.details.pid,
      value: String(pid),
      note: process && texts.health.startedAt(formatEvent(process.startedAt, now)),
      tone: 'muted',
      icon: 'server-process',
    },
  ];
}

function wellBeing({ state, health }: ExtensionView, now: number): readonly HealthFact[] {
  const words = texts.health;
  const fact = { kind: 'health', name: words.health } as const;
  if (state.status === 'unresponsive') {
    const note = words.silentSince(formatTime(state.since));
    return [{ ...fact, value: texts.state.unresponsive, note, tone: 'warning', icon: 'watch' }];
  }
  if (state.status !== 'active') return [];
  const since = health && words.since(formatEvent(health.since, now));
  switch (health?.status) {
    case 'degraded':
      return [
        {
          ...fact,
          value: texts.state.degraded,
          note: sentences(health.message ?? words.degradedHint, since),
          tone: 'warning',
          icon: 'warning',
        },
      ];
    case 'notReady':
      return [
        {
          ...fact,
          value: texts.state.notReady,
          note: sentences(health.message ?? words.notReadyHint, words.notReadyNext, since),
          tone: 'busy',
          icon: 'watch',
        },
      ];
    default:
      return [{ ...fact, value: words.ok, note: health?.message ?? words.okHint, tone: 'ok', icon: 'pass' }];
  }
}

function restartFact({ state, restarts, lastCrash }: ExtensionView, now: number): HealthFact {
  const words = texts.health;
  const fact = { kind: 'restarts', name: words.restarts } as const;
  if (state.status === 'backingOff') {
    const value = words.startsAgain(secondsUntil(state.until, now), state.attempt);
    return { ...fact, value, note: state.crash.error.message, tone: 'warning', icon: 'debug-restart' };
  }
  if (state.status === 'failed') {
    const note = words.gaveUpHint(formatEvent(state.since, now), restarts);
    return { ...fact, value: words.gaveUp, note, tone: 'error', icon: 'error' };
  }
  if (restarts === 0) return { ...fact, value: words.neverRestarted, tone: 'ok', icon: 'debug-restart' };
  return {
    ...fact,
    value: words.restarted(restarts),
    note: lastCrash && words.lastCrash(formatEvent(lastCrash.at, now), lastCrash.error.message),
    tone: 'warning',
    icon: 'debug-restart',
  };
}

function circuitFacts({ circuits = [] }: ExtensionView, now: number): readonly HealthFact[] {
  const words = texts.health;
  return circuits.map(({ method, status, retryAt }) => ({
    kind: 'circuit',
    name: words.calls,
    value:
      status === 'halfOpen' || retryAt <= now
        ? words.circuitTried(method)
        : words.circuitOpen(method, formatTime(retryAt)),
    note: status === 'halfOpen' || retryAt <= now ? words.circuitTriedHint : words.circuitOpenHint,
    tone: 'warning',
    icon: 'debug-disconnect',
  }));
}

function reloadFacts({ reload }: ExtensionView, now: number): readonly HealthFact[] {
  if (reload === undefined) return [];
  const words = texts.health;
  const fact = { kind: 'reload', name: texts.details.reload } as const;
  if (reload.status === 'underWay')
    return [{ ...fact, value: words.reloading, note: words.reloadingHint, tone: 'busy', icon: 'loading' }];
  const { at, error } = reload;
  return [
    {
      ...fact,
      value: words.reloadFailedAt(formatEvent(at, now)),
      note: sentences(error.message, error.nextStep),
      tone: 'error',
      icon: 'error',
    },
  ];
}

/** Sentences one after the other; each gets its full stop. */
function sentences(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part): part is string => part !== undefined && part !== '')
    .map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
