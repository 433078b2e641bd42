import { createContext, useContext } from 'react';
import type { ValuePath } from './json-schema.js';

/** What the parts of a form know of it, beside what the form library hands them. */
export interface FormState {
  /** The name of the whole form. */
  readonly label: string;
  /** Whether what is wrong with a field is shown already: at once, or when a person has been there. */
  readonly isShown: (id: string) => boolean;
  /** Fetches a secret that is set and not told. */
  readonly reveal: ((path: ValuePath) => Promise<string>) | undefined;
}

export const FormStateContext = createContext<FormState>({
  label: '',
  isShown: () => true,
  reveal: undefined,
});

export const useFormState = (): FormState => useContext(FormStateContext);

/** The id of what says what is wrong with a field. */
export const problemIdOf = (fieldId: string): string => `${fieldId}__problem`;

/** The id of what describes a field. */
export const hintIdOf = (fieldId: string): string => `${fieldId}__hint`;

/** What of these a screen reader reads with a field. */
export function describedBy(id: string, hasProblem: boolean): string {
  return hasProblem ? `${hintIdOf(id)} ${problemIdOf(id)}` : hintIdOf(id);
}
