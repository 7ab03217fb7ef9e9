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
 * A box for a non-negative number. Anything else is not used, stays as typed and is reported.
 * @param onSay undefined if the box is empty or holds no number
 */
export function NumberBox({
  value,
  onSay,
  ...rest
}: {
  readonly label?: string;
  readonly id?: string | undefined;
  readonly value: number | undefined;
  readonly onSay: (value: number | undefined) => void;
}) {
  const { box: words } = useWords();
  const [bad, setBad] = useState<string>();
  const say = (typed: string) => {
    const said = numberOrText(typed);
    const fits = said === undefined || (typeof said === 'number' && said >= 0);
    setBad(fits ? undefined : typed);
    onSay(fits ? said : undefined);
  };
  return (
    <>
      <Box {...rest} number value={bad ?? value} onSay={say} width={120} />
      {bad === undefined ? null : (
        <div role="alert" className="yd-missing yd-small">
          {words.notNumber}
        </div>
      )}
    </>
  );
}
