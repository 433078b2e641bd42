import type { ReactNode } from 'react';

interface FieldGroupProps {
  readonly title: string;
  /** The outermost one is named by what is around the form. */
  readonly isOutermost: boolean;
  readonly children: ReactNode;
}

/** The fields of an object or a list. */
export function FieldGroup({ title, isOutermost, children }: FieldGroupProps) {
  if (isOutermost) return <div className="form-group">{children}</div>;
  return (
    <fieldset className="form-group" aria-label={title} data-nested="true">
      {children}
    </fieldset>
  );
}
