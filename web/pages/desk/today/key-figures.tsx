import type { ReactNode } from 'react';

export type KeyFigure = { readonly name: string; readonly value: ReactNode };

/** At most four key figures in a row. */
export function KeyFigures({ label, of }: { readonly label: string; readonly of: readonly KeyFigure[] }) {
  return (
    <dl className="yd-tiles yd-key-figures" aria-label={label}>
      {of.slice(0, 4).map(({ name, value }) => (
        <div key={name} className="yd-tile">
          <dt className="yd-quiet">{name}</dt>
          <dd className="yd-tile-value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
