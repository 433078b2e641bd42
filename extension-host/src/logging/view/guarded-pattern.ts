import { type Context, createContext, Script } from 'node:vm';
import { ExtensionHostError } from '../../model/errors.js';

/** Characters that are tested at once. */
const batchSize = 64 * 1024;
/** Milliseconds for a batch, and for its second try: a busy machine may make an honest pattern wait. One needs less than 5. */
const limits = [100, 250];

const script = new Script('texts.map((text) => pattern.test(text))');

/**
 * A regular expression of a person that cannot keep the host busy: `(a+)+$` takes longer than the universe for forty letters, and
 * nothing but a watchdog ends it. Fails with `LOG_PATTERN_INVALID`, and with `LOG_PATTERN_SLOW` while testing.
 */
export class GuardedPattern {
  private readonly pattern: RegExp;
  private readonly context: Context;
  /** Without repetition a pattern is linear, and needs no watchdog. */
  private readonly isSimple: boolean;
  /** Once it was too slow it is not tried again, on whichever line. */
  private failure: ExtensionHostError | undefined;

  constructor(
    private readonly source: string,
    matchCase: boolean,
  ) {
    try {
      this.pattern = new RegExp(source, matchCase ? '' : 'i');
    } catch (cause) {
      throw new ExtensionHostError('LOG_PATTERN_INVALID', (cause as Error).message, { cause });
    }
    this.isSimple = !/[*+{]/.test(source);
    this.context = createContext({ pattern: this.pattern, texts: [] });
  }

  /** For each text whether the pattern is found in it. */
  test(texts: readonly string[]): readonly boolean[] {
    if (this.isSimple) return texts.map((text) => this.pattern.test(text));
    const results: boolean[] = [];
    let batch: string[] = [];
    let size = 0;
    for (const text of texts) {
      batch.push(text);
      size += text.length;
      if (size < batchSize) continue;
      results.push(...this.testBatch(batch));
      batch = [];
      size = 0;
    }
    return [...results, ...this.testBatch(batch)];
  }

  private testBatch(texts: readonly string[]): readonly boolean[] {
    if (this.failure) throw this.failure;
    this.context.texts = texts;
    for (const timeout of limits) {
      try {
        return script.runInContext(this.context, { timeout }) as readonly boolean[];
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      }
    }
    const message = `The regular expression /${this.source}/ takes too long: ${texts.length} lines were not tested within ${limits.at(-1)} ms.`;
    this.failure = new ExtensionHostError('LOG_PATTERN_SLOW', message);
    throw this.failure;
  }
}
