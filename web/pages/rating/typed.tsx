import { useState } from 'react';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { usePageWords } from '../../i18n/language.tsx';
import { numberOrText } from './input.ts';
import { ratingWords } from './words.ts';

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** A box that says what was typed when it is left, or at Enter. The browser's own: there are hundreds on a page. */
export function Box({
  label,
  id,
  value,
  onSay,
  width = 90,
  number = false,
  describedBy,
}: {
  /** What it is called, where no label stands beside it. */
  readonly label?: string;
  readonly id?: string | undefined;
  readonly value: unknown;
  readonly onSay: (typed: string) => void;
  readonly width?: number | string;
  readonly number?: boolean;
  readonly describedBy?: string | undefined;
}) {
  const [typed, setTyped] = useState(textOf(value));
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(textOf(value));
  }
  const bad = number && typeof numberOrText(typed) === 'string';
  const say = () => {
    if (typed !== textOf(value)) onSay(typed);
  };
  return (
    <input
      className="yd-choice"
      style={{ width }}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(id === undefined ? {} : { id })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      {...(number ? { inputMode: 'decimal' as const } : {})}
      {...(bad ? { 'aria-invalid': true } : {})}
      autoComplete="off"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={say}
      onKeyDown={(event) => {
        if (event.key === 'Enter') say();
      }}
    />
  );
}

/** A number under a label. */
export function NumberField({
  label,
  hint,
  value,
  onSay,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: unknown;
  readonly onSay: (value: number | string | undefined) => void;
}) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <Box
          id={ids.id}
          describedBy={ids['aria-describedby']}
          value={value}
          number
          width={140}
          onSay={(typed) => onSay(numberOrText(typed))}
        />
      )}
    </Field>
  );
}

/** Yes, no, or not known. */
export function YesNo({
  label,
  id,
  value,
  onSay,
}: {
  readonly label?: string;
  readonly id?: string | undefined;
  readonly value: unknown;
  readonly onSay: (value: boolean | undefined) => void;
}) {
  const { common } = usePageWords(ratingWords);
  return (
    <Choice
      {...(label === undefined ? {} : { label })}
      id={id}
      value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined}
      none={common.unknown}
      options={[
        { value: 'yes', label: common.yes },
        { value: 'no', label: common.no },
      ]}
      onChoose={(chosen) => onSay(chosen === undefined ? undefined : chosen === 'yes')}
    />
  );
}
