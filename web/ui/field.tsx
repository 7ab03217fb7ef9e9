import { useId } from 'react';
import type { ReactNode } from 'react';

/** A control with its label above and its explanation below. `children` gets the ids that link them. */
export function Field({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby'?: string }) => ReactNode;
}) {
  const id = useId();
  const ids = hint === undefined ? { id } : { id, 'aria-describedby': `${id}-hint` };
  return (
    <div className="yd-field">
      <label htmlFor={id}>{label}</label>
      {children(ids)}
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className="yd-quiet">
          {hint}
        </div>
      )}
    </div>
  );
}
