import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress, wordIn } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { readTable } from '../../../ui/table-address.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { ComparePair } from './compare-pair.tsx';
import { listWords } from './list-words.ts';
import { MergedTable } from './merged-table.tsx';
import { share } from '../../../ui/cell.ts';

export const readDuplicates = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  tab: wordIn(given, 'tab', ['open', 'merged'], 'open'),
  region: textIn(given, 'region'),
  one: textIn(given, 'one'),
  other: textIn(given, 'other'),
});

/** Buildings that may be the same: a person compares and decides; a merge can be undone. */
export function DuplicatesPage() {
  const { duplicates } = usePageWords(listWords);
  const [at, go] = useAddress(readDuplicates);
  if (at.one !== undefined && at.other !== undefined) {
    return <ComparePair one={at.one} other={at.other} onBack={() => go({ one: undefined, other: undefined })} />;
  }
  return (
    <>
      <PageHeader title={duplicates.title} below={duplicates.below} />
      <Tabs
        label={duplicates.title}
        active={at.tab}
        onChoose={(tab) => go({ tab: tab === 'merged' ? tab : undefined, page: undefined })}
        tabs={[
          { key: 'open', label: duplicates.open, show: () => <Candidates region={at.region} onRegion={(region) => go({ region })} /> },
          { key: 'merged', label: duplicates.merged, show: () => <MergedTable at={at} go={go} /> },
        ]}
      />
    </>
  );
}

function Candidates({
  region,
  onRegion,
}: {
  readonly region: string | undefined;
  readonly onRegion: (region: string | undefined) => void;
}) {
  const format = useFormat();
  const { duplicates, filter } = usePageWords(listWords);
  const query = useQuery(api.registry.candidates.queryOptions({ input: region === undefined ? {} : { region } }));
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  const rows = query.data?.candidates;
  return (
    <div className="yd-stack">
      <PlacePick label={duplicates.region} value={region} onPick={onRegion} none={filter.any} />
      {rows === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <p>{duplicates.none}</p>
      ) : (
        <PlainTable
          label={duplicates.title}
          rows={rows}
          rowKey={({ codes }) => codes.join(' ')}
          columns={[
            {
              key: 'pair',
              title: duplicates.pair,
              value: ({ codes, names }) => names.map((name, at) => `${name} ${codes[at]}`).join(format.pause),
              show: ({ codes, names }) =>
                names.map((name, at) => (
                  <div key={codes[at]}>
                    {name} <span className="yd-quiet">{codes[at]}</span>
                  </div>
                )),
            },
            { key: 'score', title: duplicates.score, number: true, value: ({ score }) => share(score) },
            { key: 'why', title: duplicates.why, show: ({ why }) => why.join(format.pause) },
            {
              key: 'compare',
              press: true,
              title: duplicates.action,
              show: ({ codes: [one = '', other = ''] }) => (
                <Link
                  to="/buildings/duplicates"
                  search={{ one, other }}
                  className="yd-nowrap"
                  aria-label={duplicates.compareOf(one, other)}
                >
                  {duplicates.compare}
                </Link>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}
