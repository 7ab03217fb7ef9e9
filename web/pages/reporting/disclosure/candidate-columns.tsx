import { Link } from '@tanstack/react-router';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Verdict } from '../../../ui/verdict.tsx';
import { disclosureWords } from './words.ts';
import { share } from '../../../ui/cell.ts';
import type { Measured } from '../../../ui/cell.ts';

export type Candidate = Awaited<ReturnType<typeof client.disclosure.candidates>>['buildings'][number];

type PublicRow = Pick<Candidate, 'code' | 'name' | 'use' | 'floorArea' | 'uses' | 'verdict'>;

/** What would be disclosed of a building, and whether it is. */
export function useCandidateColumns(): Column<Candidate>[] {
  const words = usePageWords(disclosureWords);
  const { words: all, format } = useLanguage();
  const [name, use, area, electricity, verdict] = useFigureColumns<Candidate>();
  return [
    ...[name, use, area, electricity].filter((column) => column !== undefined),
    { key: 'coverage', title: words.coverage, term: 'coverage', number: true, value: ({ coverage }) => share(coverage) },
    ...(verdict === undefined ? [] : [verdict]),
    { key: 'code', title: all.table.code, hidden: true, value: ({ code }) => code },
    {
      key: 'now',
      title: words.now,
      value: ({ disclosed, hindrance }) =>
        disclosed === null ? (hindrance?.detail ?? words.possible) : words.disclosed(format.day(disclosed.at), disclosed.by),
      show: (one) => <Standing of={one} />,
    },
  ];
}

/** Name, use, area, electricity per m2 and verdict, in this order. */
export function useFigureColumns<Row extends PublicRow>(): Column<Row>[] {
  const words = usePageWords(disclosureWords);
  const { words: all, format } = useLanguage();
  const uses: Readonly<Record<string, string>> = all.use;
  return [
    {
      key: 'name',
      title: words.name,
      show: ({ code, name }) => (
        <Link to="/buildings/$building" params={{ building: code }} search={{}}>
          {name}
        </Link>
      ),
    },
    { key: 'use', title: words.use, show: ({ use }) => (use === null ? format.none : (uses[use] ?? use)) },
    { key: 'area', title: words.area, number: true, value: ({ floorArea }) => ({ value: floorArea, unit: 'm2' }) },
    {
      key: 'electricity',
      title: words.electricity,
      term: 'intensity',
      number: true,
      value: ({ uses: told }) => intensityOf(told),
    },
    {
      key: 'verdict',
      title: words.verdict,
      term: 'quota',
      value: ({ verdict }) => (verdict === null ? words.verdictNone : all.quota[verdict]),
      show: ({ verdict }) =>
        verdict === null ? <span className="yd-quiet">{words.verdictNone}</span> : <Verdict verdict={verdict} indicative={false} />,
    },
  ];
}

function intensityOf(uses: Candidate['uses']): Measured {
  const electric = uses.find(({ carrier }) => carrier === 'electricity');
  return { value: electric?.intensity ?? null, unit: `${electric?.unit ?? 'kWh'}/m2` };
}

function Standing({ of: { disclosed, hindrance } }: { readonly of: Candidate }) {
  const words = usePageWords(disclosureWords);
  const { format } = useLanguage();
  return (
    <>
      {disclosed === null ? null : (
        <div>
          {words.disclosed(format.day(disclosed.at), disclosed.by)}
          {disclosed.consent === null ? null : <div className="yd-quiet">{words.consentGiven(disclosed.consent)}</div>}
        </div>
      )}
      {hindrance === null ? disclosed === null ? words.possible : null : <div className="yd-quiet">{hindrance.detail}</div>}
    </>
  );
}
