import { problemIdOf, useFormState } from './form-state.js';

/** What is wrong with one field. */
export function FieldProblem({
  id,
  problems,
}: {
  readonly id: string;
  readonly problems: readonly string[];
}) {
  const { isShown } = useFormState();
  const [first] = problems;
  if (first === undefined || !isShown(id)) return null;
  return (
    <p className="field-problem" role="alert" id={problemIdOf(id)}>
      {first}
    </p>
  );
}
