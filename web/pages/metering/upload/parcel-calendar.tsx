import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { daysLater, weeksOf } from '../../../ui/day-text.ts';
import './upload.css';
import { uploadWords } from './words.ts';

type Parcel = Awaited<ReturnType<typeof client.upload.status>>['parcels'][number];
type State = Parcel['state'];

/** Each state has a sign in addition to its colour. */
const signs: Readonly<Record<State, string>> = { due: '○', sent: '↑', received: '✓', refused: '✕', changed: '△' };

const states = ['due', 'sent', 'received', 'refused', 'changed'] as const;

type Props = {
  readonly parcels: readonly Parcel[];
  /** `2025-03`, one or twelve. */
  readonly months: readonly string[];
  readonly chosen: string | undefined;
  readonly onDay: (day: string) => void;
};

/** The days of months by the state of their parcels: sign, word and colour; arrows move from day to day, pressing one opens it. */
export function ParcelCalendar({ parcels, months, chosen, onDay }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const [walked, setWalked] = useState<string>();
  const of = new Map(parcels.map((one) => [one.day, one]));
  const stop = [walked, chosen, parcels.at(-1)?.day].find((day) => day !== undefined && of.has(day));
  const walk = (event: KeyboardEvent) => {
    const next = stop === undefined ? undefined : stepped(stop, event.key);
    if (next === undefined || !of.has(next)) return;
    event.preventDefault();
    setWalked(next);
    root.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  const cell = (day: string) => {
    const parcel = of.get(day);
    return parcel === undefined ? (
      <span className="yd-quiet">{Number(day.slice(8))}</span>
    ) : (
      <DayButton
        parcel={parcel}
        isStop={day === stop}
        isChosen={day === chosen}
        worded={months.length === 1}
        onWalk={() => setWalked(day)}
        onOpen={() => onDay(day)}
      />
    );
  };
  return (
    <div ref={root} className="yd-parcels" data-span={months.length === 1 ? 'month' : 'year'} onKeyDown={walk}>
      <div className="yd-parcel-months">
        {months.map((month) => (
          <MonthOfParcels key={month} month={month} cell={cell} />
        ))}
      </div>
      <CountedStates parcels={parcels} />
    </div>
  );
}

type DayProps = {
  readonly parcel: Parcel;
  readonly isStop: boolean;
  readonly isChosen: boolean;
  /** Whether the word for the state is shown below the sign, where there is space. */
  readonly worded: boolean;
  readonly onWalk: () => void;
  readonly onOpen: () => void;
};

function DayButton({ parcel: { day, state, version }, isStop, isChosen, worded, onWalk, onOpen }: DayProps) {
  const words = usePageWords(uploadWords);
  const format = useFormat();
  const numbered = version === null ? [] : [words.versionNumber(format.count(version))];
  return (
    <button
      type="button"
      data-day={day}
      data-state={state}
      tabIndex={isStop ? 0 : -1}
      aria-pressed={isChosen}
      onFocus={onWalk}
      onClick={onOpen}
    >
      <span className="yd-hidden">{[format.day(day), words.stateNames[state], ...numbered].join(format.comma)}</span>
      <span aria-hidden>{Number(day.slice(8))}</span>
      <span aria-hidden>{signs[state]}</span>
      {worded ? (
        <span className="yd-parcel-word" aria-hidden>
          {words.stateNames[state]}
        </span>
      ) : null}
    </button>
  );
}

/** The meaning of each sign, and the number of days of the period in that state. */
function CountedStates({ parcels }: { readonly parcels: readonly Parcel[] }) {
  const words = usePageWords(uploadWords);
  const format = useFormat();
  return (
    <ul className="yd-legend" aria-label={words.counted}>
      {states.map((state) => (
        <li key={state}>
          <span className="yd-parcel-sign" data-state={state} aria-hidden>
            {signs[state]}
          </span>{' '}
          {words.days(words.stateNames[state], format.count(parcels.filter((one) => one.state === state).length))}
        </li>
      ))}
    </ul>
  );
}

function MonthOfParcels({ month, cell }: { readonly month: string; readonly cell: (day: string) => React.ReactNode }) {
  const format = useFormat();
  const weeks = weeksOf(month);
  return (
    <table>
      <caption>{format.stepStart(`${month}-01T00:00:00Z`, 'month', 'UTC')}</caption>
      <thead>
        <tr>
          {(weeks[1] ?? []).map((day) => (
            <th key={day} scope="col">
              {day === null ? '' : format.weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, at) => (
              <td key={day ?? `none ${at}`}>{day === null ? null : cell(day)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stepped(day: string, key: string): string | undefined {
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key];
  return by === undefined ? undefined : daysLater(day, by);
}
