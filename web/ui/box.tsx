import { useState } from 'react';
import { useWords } from '../i18n/language.tsx';
import { numberOrText } from './number-or-text.ts';

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** A text box that reports what was typed on blur or Enter. A native input, because there are hundreds on a page. */
export function Box({
  label,
  id,
  value,
  onSay,
  width = 90,
  number = false,
  describedBy,
  list,
}: {
  /** Its name, where there is no label next to it. */
  readonly label?: string;
  readonly id?: string | undefined;
  readonly value: unknown;
  readonly onSay: (typed: string) => void;
  readonly width?: number | string;
  readonly number?: boolean;
  readonly describedBy?: string | undefined;
  /** Id of a `datalist` of frequent entries. */
  readonly list?: string;
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
      {...(list === undefined ? {} : { list })}
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

/**
 * A box for a non-negative number. Anything else stays as typed, is reported, and is passed on as it is, so that the server refuses it: an
 * answer that leaves it out would be wrong.
 * @param onSay undefined if the box is empty; a text or a negative number if it is not a number from 0 on
 */
export function NumberBox({
  value,
  onSay,
  ...rest
}: {
  readonly label?: string;
  readonly id?: string | undefined;
  readonly value: number | string | undefined;
  readonly onSay: (value: number | string | undefined) => void;
}) {
  const { box: words } = useWords();
  const bad = value !== undefined && !(typeof value === 'number' && value >= 0);
  return (
    <>
      <Box {...rest} number value={value} onSay={(typed) => onSay(numberOrText(typed))} width={120} />
      {bad ? (
        <div role="alert" className="yd-missing yd-small">
          {words.notNumber}
        </div>
      ) : null}
    </>
  );
}
