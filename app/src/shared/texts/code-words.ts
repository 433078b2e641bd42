/** What a code of the host means, and what a person can do; an empty step where there is nothing to do. */
export interface CodeWords {
  readonly meaning: string;
  readonly nextStep: string;
}
