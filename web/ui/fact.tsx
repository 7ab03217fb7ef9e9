import type { ReactNode } from 'react';

/** One fact of a list of facts (`yd-facts`): its name above its value. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
