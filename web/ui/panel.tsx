import { useId } from 'react';
import type { ReactNode } from 'react';

/** One part of a page, under a heading of its own. */
export function Panel({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="yd-panel" aria-labelledby={id}>
      <div className="yd-page-head">
        <h2 id={id}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
