import { type ReactNode, useId } from 'react';

interface SectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly count?: number;
  readonly children: ReactNode;
}

/** A headed part of a page. */
export function Section({ title, hint, count, children }: SectionProps) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <h2 className="section-title">
        <span id={id}>{title}</span>
        {count !== undefined && count > 0 && <span className="section-count">{count}</span>}
      </h2>
      {hint !== undefined && <p className="hint">{hint}</p>}
      {children}
    </section>
  );
}
