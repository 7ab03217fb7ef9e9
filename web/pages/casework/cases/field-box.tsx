import { lazy, Suspense, useId, type ReactNode } from 'react';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { BuildingPick } from './building-pick.tsx';
import type { FormField } from './case-shown.ts';
import { caseWords } from './case-words.ts';
import { Fault } from './fault.tsx';
import { RowsBox } from './rows-box.tsx';

type Parts = {
  readonly form: FormField;
  readonly value: unknown;
  readonly fault: string | undefined;
  readonly byLink: boolean;
  /** How a file is uploaded: by a signed-in user, or by the token of a link; absent where uploads are not possible. */
  readonly upload?: { readonly link: string | undefined };
  readonly onChange: (value: unknown) => void;
};

const RatingBox = lazy(async () => ({ default: (await import('./rating-box.tsx')).RatingBox }));

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** A field of a form by its type, with its unit and what is wrong with it. */
export function FieldBox(parts: Parts) {
  const { form, value, fault, byLink, upload, onChange } = parts;
  const words = usePageWords(caseWords);
  const label = useLabel(form);
  const text = textOf(value);
  const code = text === '' ? undefined : text;
  if (form.type === 'table') return <RowsBox {...parts} label={label} />;
  if (form.type === 'choices') return <Choices {...parts} label={label} />;
  if (form.type === 'choice' && byLink && form.required && form.options.length <= mostInView) return <Radios {...parts} label={label} />;
  if (form.type === 'rating' && upload !== undefined)
    return (
      <Suspense fallback={null}>
        <RatingBox label={label} value={value} fault={fault} link={upload.link} onChange={onChange} />
      </Suspense>
    );
  if (form.type === 'region' && !byLink)
    return (
      <Picked fault={fault}>
        {<PlacePick label={label} value={code} none={words.label.choose} onPick={(one) => onChange(one ?? null)} />}
      </Picked>
    );
  if (form.type === 'organisation' && !byLink)
    return <Picked fault={fault}>{<OrganisationPick label={label} value={code} onPick={(one) => onChange(one ?? null)} />}</Picked>;
  if (form.type === 'building' && !byLink)
    return <Picked fault={fault}>{<BuildingPick label={label} value={code} onPick={(one) => onChange(one ?? null)} />}</Picked>;
  const isCode = ['region', 'organisation', 'building'].includes(form.type);
  const hints = [isCode ? words.codeHint : '', form.personal ? words.personal : ''].filter((hint) => hint !== '');
  return (
    <Labelled label={label} hint={hints.length === 0 ? undefined : hints.join(' ')} fault={fault}>
      {(ids) => <OneValue {...parts} ids={ids} />}
    </Labelled>
  );
}

function useLabel({ name, unit, required }: FormField): string {
  const words = usePageWords(caseWords);
  const format = useFormat();
  const aside = [unit, required ? words.required : null].filter((part) => part !== null);
  return aside.length === 0 ? name : `${name}${format.aside(aside.join(format.comma))}`;
}

type Ids = { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true };

function OneValue({ form, value, onChange, ids }: Parts & { readonly ids: Ids }) {
  const words = usePageWords(caseWords);
  const bools = [
    { value: 'true', label: words.label.yes },
    { value: 'false', label: words.label.no },
  ];
  const text = typeof value === 'boolean' ? String(value) : textOf(value);
  if (form.type === 'choice' || form.type === 'bool')
    return (
      <Choice
        id={ids.id}
        value={text === '' ? undefined : text}
        none={words.label.choose}
        options={form.type === 'bool' ? bools : form.options.map(({ key, name }) => ({ value: key, label: name }))}
        onChoose={(chosen) => onChange(chosen ?? null)}
      />
    );
  if (form.type === 'day') return <DayInput {...ids} value={text === '' ? undefined : text} onDay={(day) => onChange(day ?? null)} />;
  const isNumber = ['integer', 'decimal', 'money'].includes(form.type);
  return (
    <input
      {...ids}
      className="yd-choice"
      style={{ width: isNumber ? 180 : 'min(480px, 100%)' }}
      inputMode={isNumber ? 'decimal' : 'text'}
      autoComplete="off"
      maxLength={20_000}
      value={text}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function Picked({ fault, children }: { readonly fault: string | undefined; readonly children: ReactNode }) {
  return (
    <div>
      {children}
      <Fault of={fault} />
    </div>
  );
}

/** A box with its label, its explanation, and what is wrong with it, all linked for screen readers. */
function Labelled({
  label,
  hint,
  fault,
  children,
}: {
  readonly label: string;
  readonly hint: string | undefined;
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
      <Fault of={fault} id={`${id}-fault`} />
    </div>
  );
}

/** A multi-line text. */
export function TextArea({
  label,
  hint,
  value,
  fault,
  onChange,
}: {
  readonly label: string;
  readonly hint: string | undefined;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {(ids) => (
        <textarea {...ids} className="yd-area" rows={2} maxLength={4000} value={value} onChange={({ target }) => onChange(target.value)} />
      )}
    </Labelled>
  );
}

/** The most options that are all in view. */
const mostInView = 6;

/** One of a few, for people who come by a link, mostly on a phone: one press chooses. */
function Radios({ form, value, fault, label, onChange }: Parts & { readonly label: string }) {
  const name = useId();
  return (
    <fieldset className="yd-choices">
      <legend>{label}</legend>
      {form.options.map((one) => (
        <label key={one.key}>
          <input type="radio" name={name} checked={value === one.key} onChange={() => onChange(one.key)} /> {one.name}
        </label>
      ))}
      <Fault of={fault} />
    </fieldset>
  );
}

function Choices({ form, value, fault, label, onChange }: Parts & { readonly label: string }) {
  const chosen = Array.isArray(value) ? value.map(String) : [];
  return (
    <fieldset className="yd-choices">
      <legend>{label}</legend>
      {form.options.map(({ key, name }) => (
        <label key={key}>
          <input
            type="checkbox"
            checked={chosen.includes(key)}
            onChange={({ target }) => onChange(target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))}
          />{' '}
          {name}
        </label>
      ))}
      <Fault of={fault} />
    </fieldset>
  );
}
