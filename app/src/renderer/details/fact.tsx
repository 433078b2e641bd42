import type { ReactNode } from 'react';

/** A name and what stands for it. */
export function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
