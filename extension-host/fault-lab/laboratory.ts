import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { ExtensionHost } from '../src/host/extension-host.js';
import type { ExtensionHostOptions } from '../src/host/host-options.js';
import type { ErrorCode } from '../src/model/errors.js';
import { type TestExtension, useHosts, viewOf } from '../src/testing/host-fixture.js';
import { assertNoLeaks } from '../src/testing/no-leaks.js';
import { type Fault, faults } from './faults.js';
import { neighbour, withHealthyNeighbour } from './neighbour.js';

/** What a person sees: an error, or a line of the log. */
export interface Seen {
  readonly code?: ErrorCode | undefined;
  readonly message: string;
}

export const faultyId = 'test.faulty';

/** Short enough to wait for, long enough for a busy machine. */
const timings = { deactivation: 500, termination: 500, backOffBase: 50 } as const;

/**
 * Hosts with a healthy neighbour for a suite, and `survives`, which makes the test of one line of the table: while its body runs
 * the neighbour is called over and over, and what the person sees must be what the table says.
 */
export function useLaboratory() {
  // Whole hosts with many processes: a machine that is busy with something else takes its time.
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
  assertNoLeaks();
  const hosts = useHosts();

  const lab = {
    hosts,

    /** An extension of the folder `extensions`, told by its first argument how to behave. */
    extension(file: string, ...args: string[]): Omit<TestExtension, 'name'> {
      const main = path.join(import.meta.dirname, 'extensions', file);
      return {
        manifest: { main: undefined, plugo: { run: { command: process.execPath, args: [main, ...args] } } },
      };
    },

    /** A host with the neighbour and FAULTY, both started. */
    async start(
      faulty: Omit<TestExtension, 'name'>,
      options: Partial<ExtensionHostOptions> = {},
    ): Promise<ExtensionHost> {
      await hosts.installed(neighbour);
      await hosts.installed({ ...faulty, name: 'faulty' });
      return hosts.start({ ...options, timings: { ...timings, ...options.timings } });
    },
  };
  return lab;
}

/** The test of a line of the table. `body` answers with what the person sees, or nothing where the table has no code. */
export function survives(line: string, body: (fault: Fault) => Promise<Seen | undefined>): void {
  const fault = faultOf(line);
  test(line, async () => {
    const seen = await body(fault);
    expect(seen?.code, seen?.message).toBe(fault.code);
    if (seen !== undefined) expect(seen.message).toMatch(patternOf(fault.sentence));
  });
}

/** The last end of FAULTY, as its details show it. */
export function lastEndOf(host: ExtensionHost): Seen | undefined {
  return viewOf(host, faultyId).lastCrash?.error;
}

export { neighbour, withHealthyNeighbour };

function faultOf(line: string): Fault {
  const found = faults.find((fault) => fault.line === line);
  if (found === undefined) throw new Error(`"${line}" is not in faults.ts.`);
  return found;
}

function patternOf(sentence: string): RegExp {
  const parts = sentence.split('…').map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`);
}
