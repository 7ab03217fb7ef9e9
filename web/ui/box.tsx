import { useState } from 'react';
import { useWords } from '../i18n/language.tsx';
import { numberOrText } from './number-or-text.ts';

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
  list,
}: {
  /** What it is called, where no label stands beside it. */
  readonly label?: string;
  readonly id?: string | undefined;
  readonly value: unknown;
  readonly onSay: (typed: string) => void;
  readonly width?: number | string;
  readonly number?: boolean;
  readonly describedBy?: string | undefined;
  /** Id of a `datalist` of what is often typed here. */
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
 * A box for a number that is not negative. What is none is not used, stays as it was typed and is named.
 * @param onSay undefined where the box is empty or holds no number
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
