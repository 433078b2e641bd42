import { createContext, useContext } from 'react';
import type { ValuePath } from './json-schema.js';

/** What the parts of a form know of it, beside what the form library hands them. */
export interface FormState {
  /** The name of the whole form. */
  readonly label: string;
  /** The id of the field for the whole value, which has no name and no hint of its own. */
  readonly outermostId: string;
  /** The id of what describes the whole value, outside the form. */
  readonly hintId: string | undefined;
  /** Whether what is wrong with a field is shown already: at once, or when a person has been there. */
  readonly isShown: (id: string) => boolean;
  /** Fetches a secret that is set and not told. */
  readonly reveal: ((path: ValuePath) => Promise<string>) | undefined;
}

export const FormStateContext = createContext<FormState>({
  label: '',
  outermostId: '',
  hintId: undefined,
  isShown: () => true,
  reveal: undefined,
});

export const useFormState = (): FormState => useContext(FormStateContext);

/** The id of what says what is wrong with a field. */
export const problemIdOf = (fieldId: string): string => `${fieldId}__problem`;

/** The id of what describes a field. */
export const hintIdOf = (fieldId: string): string => `${fieldId}__hint`;

/** The ids of what describes a field and what is wrong with it, as far as they are there, for a screen reader to read with it. */
export function useDescribedBy(id: string, description: unknown, hasProblem: boolean): string | undefined {
  const { outermostId, hintId } = useFormState();
  const own = typeof description === 'string' && description !== '' ? hintIdOf(id) : undefined;
  const ids = [id === outermostId ? hintId : own, hasProblem ? problemIdOf(id) : undefined];
  return ids.filter((one) => one !== undefined).join(' ') || undefined;
}
