import { Link } from '@tanstack/react-router';
import { gapTerms } from '#supervision/stock/vocabulary.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { useVerdictText, Verdict } from '../../../ui/verdict.tsx';
import { stockWords } from '../../supervision/benchmarking/stock-words.ts';
import { benchmarkingWords } from '../../supervision/benchmarking/words.ts';
import { factColumns } from './list-address.ts';
import { useFactWords } from './value-text.ts';

/** A building with its year. */
export type Building = Awaited<ReturnType<typeof client.stock.buildings>>['buildings'][number];

const numbers = new Set(['floorArea', 'yearBuilt', 'meters', 'heatedArea', 'storeys', 'occupants', 'greenStar']);

/** The columns of the list: facts, and those of the year. Rarely needed ones are shown only if chosen. */
export function useBuildingColumns(unit: string, rows: readonly Building[]): Column<Building>[] {
  const facts = useFactWords(rows.map(({ organisation }) => organisation));
  const fact = (name: string, optional: boolean): Column<Building> => ({
    key: name,
    title: facts.name(name),
    sort: name,
    optional,
    number: numbers.has(name),
    value: (row) => measuredFact(name, row[name]) ?? facts.text(name, row[name]),
    show: (row) => <OneLine text={facts.text(name, row[name])} none={facts.unknown} />,
  });
  return [
    { key: 'name', title: facts.name('name'), sort: 'name', value: ({ name }) => name, show: (row) => <Named row={row} /> },
    ...factColumns.before.map((name) => fact(name, false)),
    ...useYearColumns(unit),
    ...factColumns.after.map((name) => fact(name, true)),
  ];
}

/** What a building used in the year, and the verdict on it. */
function useYearColumns(unit: string): Column<Building>[] {
  const { language, format } = useLanguage();
  const { ranking } = usePageWords(benchmarkingWords);
  const words = usePageWords(stockWords);
  const verdictText = useVerdictText();
  const gaps = wordsIn(gapTerms, language);
  const used = unit.replace(/\/m2$/u, '');
  return [
    {
      key: 'value',
      title: words.yearUse,
      sort: 'value',
      number: true,
      value: ({ energy }) => ({ value: energy?.value ?? null, unit: used }),
    },
    {
      key: 'intensity',
      title: ranking.intensity,
      sort: 'intensity',
      number: true,
      show: ({ energy }) => <Figure of={{ value: energy?.intensity ?? null, unit, figure: energy?.figure ?? undefined }} />,
    },
    {
      key: 'verdict',
      title: ranking.verdict,
      sort: 'verdict',
      show: ({ energy }) =>
        energy === null ? null : <Verdict verdict={energy.verdict} indicative={energy.indicative} byCity={energy.byCity} />,
      value: ({ energy }) => (energy === null ? null : verdictText(energy)),
    },
    { key: 'excess', title: words.overBy, sort: 'excess', optional: true, number: true, value: ({ energy }) => share(energy?.excess) },
    { key: 'change', title: words.changed, sort: 'change', optional: true, number: true, value: ({ energy }) => share(energy?.change) },
    {
      key: 'coverage',
      title: ranking.coverage,
      sort: 'coverage',
      optional: true,
      number: true,
      value: ({ energy }) => share(energy?.coverage),
    },
    {
      key: 'gaps',
      title: words.missing,
      optional: true,
      value: ({ energy }) => energy?.gaps.map((gap) => gaps[gap]).join(format.pause),
    },
  ];
}

/** A number is written to a file as a number, with its unit. */
function measuredFact(name: string, value: unknown): { readonly value: number; readonly unit: string } | undefined {
  return typeof value === 'number' ? { value, unit: name === 'floorArea' || name === 'heatedArea' ? 'm2' : '' } : undefined;
}

function Named({ row }: { readonly row: Building }) {
  return (
    <Link to="/buildings/$building" params={{ building: row.code }} search={{}} className="yd-one-line" title={row.name}>
      {row.name}
    </Link>
  );
}

/** A text on one line, shown in full when pointed at. */
function OneLine({ text, none }: { readonly text: string | null; readonly none: string }) {
  if (text === null) return <span className="yd-none">{none}</span>;
  return (
    <span className="yd-one-line yd-narrow" title={text}>
      {text}
    </span>
  );
}
