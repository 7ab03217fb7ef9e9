import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { daysLater, monthsLater, todayHere, weeksOf } from './day-text.ts';

type Props = {
  readonly of: 'day' | 'month';
  readonly value: string | undefined;
  readonly max: string | undefined;
  readonly onDay: (day: string) => void;
  readonly onClose: () => void;
};

/** Days of a month, or months of a year, to choose one from: by arrows, Page Up and Page Down, Enter; Escape closes. */
export function Calendar({ of, value, max, onDay, onClose }: Props) {
  const { words, format } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(() => begin(value, max));
  const shown = (day: string) => (of === 'day' ? day : day.slice(0, 7));
  const turn = of === 'day' ? 1 : 12;
  useEffect(() => box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), [at]);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    const next = moved(at, of, event.key);
    if (next === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== undefined) setAt(next);
  };
  const leave = ({ relatedTarget }: { readonly relatedTarget: EventTarget | null }) => {
    if (relatedTarget instanceof Node && box.current?.parentElement?.contains(relatedTarget) !== true) onClose();
  };
  const cell = (day: string) => (
    <button
      type="button"
      key={day}
      tabIndex={shown(day) === shown(at) ? 0 : -1}
      aria-pressed={shown(day) === value}
      disabled={max !== undefined && shown(day) > max}
      aria-label={of === 'day' ? format.day(day) : format.stepStart(`${day}T00:00:00Z`, 'month', 'UTC')}
      onClick={() => onDay(shown(day))}
    >
      {of === 'day' ? Number(day.slice(8)) : format.monthOnly(`${day}T00:00:00Z`, 'UTC')}
    </button>
  );
  return (
    <div ref={box} className="yd-calendar" role="dialog" aria-label={words.day.choose[of]} onKeyDown={press} onBlur={leave}>
      <div className="yd-row">
        <Button size="small" icon={<LeftOutlined />} aria-label={words.day.before[of]} onClick={() => setAt(monthsLater(at, -turn))} />
        <span aria-live="polite">{format.stepStart(`${at}T00:00:00Z`, of === 'day' ? 'month' : 'year', 'UTC')}</span>
        <Button size="small" icon={<RightOutlined />} aria-label={words.day.after[of]} onClick={() => setAt(monthsLater(at, turn))} />
      </div>
      {of === 'day' ? <Days month={at.slice(0, 7)} cell={cell} /> : <Months year={at.slice(0, 4)} cell={cell} />}
    </div>
  );
}

type Cell = (day: string) => React.ReactNode;

function Days({ month, cell }: { readonly month: string; readonly cell: Cell }) {
  const { format } = useLanguage();
  const weeks = weeksOf(month);
  return (
    <table>
      <thead>
        <tr>
          {['05', '06', '07', '08', '09', '10', '11'].map((day) => (
            // 5 January 2026 is a Monday
            <th key={day} scope="col">
              {format.weekday(`2026-01-${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          <tr key={week.find((day) => day !== null) ?? row}>
            {week.map((day, column) => (
              <td key={day ?? `none ${column}`}>{day === null ? null : cell(day)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Months({ year, cell }: { readonly year: string; readonly cell: Cell }) {
  return <div className="yd-months">{Array.from({ length: 12 }, (_, at) => cell(`${year}-${String(at + 1).padStart(2, '0')}-01`))}</div>;
}

function begin(value: string | undefined, max: string | undefined): string {
  const today = todayHere();
  const day = value ?? (max !== undefined && max < today ? max : today);
  return day.length === 7 ? `${day}-01` : day;
}

/** Where a key leads from a day. */
function moved(at: string, of: 'day' | 'month', key: string): string | undefined {
  const days: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const months: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -3, ArrowDown: 3 };
  const turn = of === 'day' ? 1 : 12;
  if (key === 'PageUp') return monthsLater(at, -turn);
  if (key === 'PageDown') return monthsLater(at, turn);
  const step = (of === 'day' ? days : months)[key];
  if (step === undefined) return undefined;
  return of === 'day' ? daysLater(at, step) : monthsLater(at, step);
}
