import { useId } from 'react';
import type { ReactNode } from 'react';

type Ids = { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true };

/** A control with its label, its explanation, and what is wrong with it, all linked for screen readers. */
export function MarkedField({
  label,
  hint,
  fault,
  children,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault: string | undefined;
  readonly children: (ids: Ids) => ReactNode;
}) {
  const id = useId();
  const about = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].filter((one) => one !== '').join(' ');
  return (
    <div className="yd-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(about !== '' && { 'aria-describedby': about }), ...(fault !== undefined && { 'aria-invalid': true as const }) })}
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className="yd-quiet">
          {hint}
        </div>
      )}
      <FaultLine id={`${id}-fault`} of={fault} />
    </div>
  );
}

/** What is wrong with the control above; renders nothing if it is fine. */
export function FaultLine({ id, of }: { readonly id?: string; readonly of: string | undefined }) {
  return of === undefined ? null : (
    <div className="yd-missing" role="alert" {...(id !== undefined && { id })}>
      {of}
    </div>
  );
}

/** A line of text in such a field. */
export function TextField({
  label,
  hint,
  fault,
  value,
  width = 220,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault: string | undefined;
  readonly value: string;
  readonly width?: number;
  readonly onChange: (value: string) => void;
}) {
  return (
    <MarkedField label={label} hint={hint} fault={fault}>
      {(ids) => (
        <input
          {...ids}
          className="yd-choice"
          style={{ width: `min(${width}px, 100%)` }}
          autoComplete="off"
          maxLength={500}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </MarkedField>
  );
}
