import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import { isSized } from '#kernel/scaled-quantity.ts';
import { useLanguage } from '../i18n/language.tsx';
import { cellText } from './cell.ts';
import { InTable } from './in-table.ts';

/** A figure as the contract returns it. */
export type FigureValue = {
  readonly value: number | null;
  readonly unit: string;
  readonly coverage?: number | undefined;
  readonly figure?: string | undefined;
};

/**
 * A figure with its unit; a dotted underline opens where it comes from. Unknown values say so. With `covered`, its coverage is shown next
 * to it. Outside tables it is said in the size of its unit that fits, and shows all digits on pointing and on opening.
 */
export function Figure({ of, covered = false }: { readonly of: FigureValue; readonly covered?: boolean }) {
  const { words, format } = useLanguage();
  const inTable = useContext(InTable);
  const whole = cellText({ value: of.value, unit: of.unit }, format);
  const text = !inTable && isSized(of.unit) ? format.scaled(of.value, of.unit) : whole;
  const share = covered && of.coverage !== undefined ? words.figure.coverage(format.share(of.coverage)) : null;
  return (
    <span className="yd-number" title={text === whole ? undefined : whole}>
      <Opened figure={of.figure} known={of.value !== null} text={text} />
      {share === null ? null : <small className="yd-quiet"> {share}</small>}
    </span>
  );
}

function Opened({ figure, known, text }: { readonly figure: string | undefined; readonly known: boolean; readonly text: string }) {
  const tone = known ? '' : 'yd-none';
  return figure === undefined ? <span className={tone}>{text}</span> : <OpenedText figure={figure} text={text} tone={tone} />;
}

/** A text that opens where a figure comes from: a rank, a value next to its limit. */
export function OpenedText({ figure, text, tone = '' }: { readonly figure: string; readonly text: string; readonly tone?: string }) {
  const { words } = useLanguage();
  return (
    <Link
      to="."
      search={(before) => ({ ...before, figure })}
      resetScroll={false}
      preload={false}
      className={`yd-figure ${tone}`.trim()}
      aria-label={words.figure.open(text)}
    >
      {text}
    </Link>
  );
}
