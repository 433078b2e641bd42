import { createContext, Script } from 'node:vm';

/** Milliseconds a pattern of an extension may take. An honest one needs less than one. */
const limit = 100;

const script = new Script('pattern.test(text)');

/**
 * A pattern that cannot keep the host busy: `(a+)+$` takes longer than the universe for forty letters, and the schema of an
 * extension may hold one. What takes too long does not match.
 */
export function safeRegExp(source: string, flags: string): { test(text: string): boolean } {
  const pattern = new RegExp(source, flags);
  return {
    test(text) {
      // Short texts and simple patterns, nearly all there are, need no guard.
      if (!/[*+{]/.test(source)) return pattern.test(text);
      try {
        return script.runInContext(createContext({ pattern, text }), { timeout: limit }) === true;
      } catch {
        return false;
      }
    },
  };
}
