import './season.css';
import { useState } from 'react';
import { tradeText } from '#retrofit/retrofit-plan/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share, type CellValue } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { ShownPlan } from './answers.ts';
import { CalendarTable } from './calendar-table.tsx';
import { numberOf } from './limit-table.tsx';
import { planPageWords } from './words.ts';

type Works = ShownPlan['works'][number];

/** The works of each year by county and trade: the days outside the heating season, and the crew days taken of those available. */
export function SeasonView({ of }: { readonly of: ShownPlan }) {
  const words = usePageWords(planPageWords);
  const [year, setYear] = useState<string>();
  const rows = of.works.filter((one) => year === undefined || String(one.year) === year);
  const columns = useColumns(of);
  return (
    <div className="yd-stack">
      <p className="yd-quiet">{words.seasonHint}</p>
      <Field label={words.label.year}>
        {({ id }) => (
          <Choice
            id={id}
            value={year}
            none={words.allYears}
            options={of.years.map((one) => ({ value: String(one), label: String(one) }))}
            onChoose={setYear}
          />
        )}
      </Field>
      <PlainTable
        label={words.season}
        columns={columns}
        rows={rows}
        rowKey={(one) => `${one.year} ${one.region} ${one.trade ?? ''}`}
        pageSize={100}
      />
      <h3>{words.calendar}</h3>
      <CalendarTable of={of} />
    </div>
  );
}

/** The columns of a row; if no crews were stated, those columns are left out. */
function useColumns(of: ShownPlan): Column<Works>[] {
  const words = usePageWords(planPageWords);
  const { format, language } = useLanguage();
  const { nameOf } = usePlaces();
  const days = (key: string, title: string, value: (one: Works) => string | null): Column<Works> => ({
    key,
    title,
    number: true,
    value: (one) => numberOf(value(one)),
  });
  // columns that no row has values for are left out
  const ofCrews: Column<Works>[] = [
    days('off', words.term.offTaken, ({ off }) => off.taken),
    days('offThere', words.term.offThere, ({ off }) => off.there),
    { key: 'share', title: words.takenShare, number: true, value: ({ off }) => share(partOf(off)) },
    { key: 'until', title: words.term.doneBy, value: ({ off }) => (off.until === null ? null : dayIn(off.until, words)) },
    days('all', words.allTaken, ({ all }) => all.taken),
    days('allThere', words.allThere, ({ all }) => all.there),
    days('crews', words.crews, ({ crews }) => crews),
  ];
  return [
    { key: 'year', title: words.label.year, value: (one) => String(one.year) },
    { key: 'place', title: words.label.place, value: ({ region }) => nameOf(region) },
    { key: 'trade', title: words.term.trade, value: ({ trade }) => (trade === null ? words.tradeUnknown : tradeText(trade, language)) },
    { key: 'projects', title: words.projects, number: true, value: ({ projects }) => numberOf(projects) },
    {
      key: 'span',
      title: words.term.span,
      width: 170,
      value: ({ stretches }) => spanOf(stretches, words, format.pause) ?? words.seasonUnknown,
    },
    { key: 'bar', title: words.bar, show: (one) => <Bar of={one} />, value: (): CellValue => undefined },
    ...(of.works.some(({ trade, crews }) => trade !== null || crews !== null) ? ofCrews : []),
  ];
}

type DayWords = {
  readonly until: (from: string, to: string) => string;
  readonly monthDay: (month: number, day: number) => string;
};

const dayIn = (day: string, { monthDay }: DayWords): string => monthDay(Number(day.slice(5, 7)), Number(day.slice(8, 10)));

/** `3月16日至11月14日`; null if no heating season is stated. */
function spanOf(stretches: Works['stretches'], words: DayWords, pause: string): string | null {
  return stretches.length === 0 ? null : stretches.map(({ from, to }) => words.until(dayIn(from, words), dayIn(to, words))).join(pause);
}

const partOf = ({ taken, there }: Works['off']): number | null =>
  taken === null || there === null || Number(there) === 0 ? null : Number(taken) / Number(there);

/** The position of a day in its year, from 0 to 1. */
const placeOf = (day: string, after = 0): number => {
  const year = Date.UTC(Number(day.slice(0, 4)), 0, 1);
  const next = Date.UTC(Number(day.slice(0, 4)) + 1, 0, 1);
  return (Date.parse(day) + after * 86_400_000 - year) / (next - year);
};

/** The year as a line: the stretches outside the heating season, and what the crews take of them. The row states the same in figures. */
function Bar({ of: { stretches, off } }: { readonly of: Works }) {
  const piece = (from: string, to: string) => {
    const begin = placeOf(from);
    return { insetInlineStart: `${begin * 100}%`, width: `${(placeOf(to, 1) - begin) * 100}%` };
  };
  const { until } = off;
  const taken = until === null ? [] : stretches.filter(({ from }) => from <= until);
  return (
    <span className="yd-year" aria-hidden>
      {stretches.map(({ from, to }) => (
        <span key={from} style={piece(from, to)} />
      ))}
      {taken.map(({ from, to }) => (
        <span key={`${from} taken`} className="yd-year-taken" style={piece(from, until !== null && until < to ? until : to)} />
      ))}
    </span>
  );
}
