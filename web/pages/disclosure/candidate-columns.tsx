import { Link } from '@tanstack/react-router';
import type { client } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import type { Column } from '../../ui/table.tsx';
import { Verdict } from '../../ui/verdict.tsx';
import { disclosureWords } from './words.ts';

export type Candidate = Awaited<ReturnType<typeof client.disclosure.candidates>>['buildings'][number];

/** What would be told of a building, and whether it is. */
export function useCandidateColumns(): Column<Candidate>[] {
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
    { key: 'area', title: words.area, number: true, show: ({ floorArea }) => format.quantity(floorArea, 'm2') },
    {
      key: 'electricity',
      title: words.electricity,
      term: 'intensity',
      number: true,
      show: ({ uses: told }) => intensityOf(told, format.quantity),
    },
    { key: 'coverage', title: words.coverage, term: 'coverage', number: true, show: ({ coverage }) => format.share(coverage) },
    {
      key: 'verdict',
      title: words.verdict,
      term: 'quota',
      show: ({ verdict }) =>
        verdict === null ? <span className="yd-quiet">{words.verdictNone}</span> : <Verdict verdict={verdict} indicative={false} />,
    },
    { key: 'now', title: words.now, show: (one) => <Standing of={one} /> },
  ];
}

function intensityOf(uses: Candidate['uses'], quantity: (value: number | null, unit: string) => string): string {
  const electric = uses.find(({ carrier }) => carrier === 'electricity');
  return quantity(electric?.intensity ?? null, `${electric?.unit ?? 'kWh'}/m2`);
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
