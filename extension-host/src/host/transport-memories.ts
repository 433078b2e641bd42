import path from 'node:path';
import { z } from 'zod';
import { DurableJsonFile } from '../base/durable-file.js';
import { describeSystemError } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';
import type { AvoidedTransport, TransportMemory } from '../model/transport.js';

const schemaVersion = 1;
const entrySchema = z.object({
  version: z.string(),
  avoided: z.object({ kind: z.enum(['unix', 'tcp']), reason: z.string() }),
});
const contentSchema = z.object({
  schema: z.literal(schemaVersion),
  extensions: z.record(z.string(), entrySchema),
});

type Entry = Readonly<z.infer<typeof entrySchema>>;

/**
 * `transports.json` of the data directory: which extensions could not be reached over the usual transport, so that the next host
 * need not find out again. It can be lost without harm.
 */
export class TransportMemories {
  private constructor(
    private readonly file: DurableJsonFile<ReadonlyMap<string, Entry>>,
    private entries: ReadonlyMap<string, Entry>,
    private readonly onProblem: (problem: ExtensionHostError) => void,
  ) {}

  /** Never fails: a file that cannot be read counts as empty. */
  static async open(
    dataDirectory: string,
    onProblem: (problem: ExtensionHostError) => void,
  ): Promise<TransportMemories> {
    const name = path.join(dataDirectory, 'transports.json');
    const file = new DurableJsonFile<ReadonlyMap<string, Entry>>({
      file: name,
      parse,
      stringify,
      backups: 0,
    });
    const loaded = await file.load().catch(() => undefined);
    return new TransportMemories(file, loaded?.value ?? new Map(), onProblem);
  }

  /** What is known of one version of an extension: another version may do better. */
  of(id: string, version: string): TransportMemory {
    return {
      recall: () => {
        const entry = this.entries.get(id);
        return entry?.version === version ? entry.avoided : undefined;
      },
      remember: (avoided) => this.set(id, avoided && { version, avoided }),
    };
  }

  /** Everything has to be found out anew: a person has changed how extensions are connected. */
  forgetAll(): void {
    if (this.entries.size > 0) this.save(new Map());
  }

  private set(id: string, entry: { version: string; avoided: AvoidedTransport } | undefined): void {
    if (JSON.stringify(this.entries.get(id)) === JSON.stringify(entry)) return;
    const entries = new Map(this.entries);
    if (entry === undefined) entries.delete(id);
    else entries.set(id, entry);
    this.save(entries);
  }

  private save(entries: ReadonlyMap<string, Entry>): void {
    this.entries = entries;
    this.file.save(entries).catch((error: unknown) => {
      const message = `Over which transport extensions are reached could not be written down: ${describeSystemError(error)}.`;
      this.onProblem(new ExtensionHostError('DATA_UNWRITABLE', message, { cause: error }));
    });
  }
}

function parse(value: unknown): ReadonlyMap<string, Entry> {
  return new Map(Object.entries(contentSchema.parse(value).extensions));
}

function stringify(entries: ReadonlyMap<string, Entry>): string {
  return `${JSON.stringify({ schema: schemaVersion, extensions: Object.fromEntries(entries) }, null, 2)}\n`;
}
