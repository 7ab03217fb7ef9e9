import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { wordsIn } from '#kernel/vocabulary.ts';
import { wasteTerms } from '#casework/site-waste/vocabulary.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';

type Waste = Awaited<ReturnType<typeof client.siteWaste.show>>;
type Sum = Waste['total'];

const words = { zh: wordsIn(wasteTerms, 'zh'), en: wordsIn(wasteTerms, 'en') };

/** What happened to the waste of building sites over a span of days: by place, kind, month and site; and what does not add up. */
export function SiteWaste({ from, to, region }: { readonly from: string; readonly to: string; readonly region: string | undefined }) {
  const { language } = useLanguage();
  const terms = usePageWords(words);
  const me = useMe();
  const asked = { from, to, ...(region !== undefined && { region }) };
  const { data, error, refetch, isPending } = useQuery(api.siteWaste.show.queryOptions({ input: asked }));
  return (
    <Panel title={terms.waste}>
      <ProblemView error={error} again={refetch} />
      {isPending ? <Loading /> : null}
      {data === undefined ? null : (
        <div className="yd-stack">
          <FindingList findings={data.findings} />
          <Sums label={terms.region} rows={data.places} nameOf={({ name }) => name} keyOf={({ region: code }) => code} />
          <Sums label={terms.kind} rows={data.kinds} nameOf={({ kind }) => kind} keyOf={({ kind }) => kind} />
          <Sums label={terms.period} rows={data.months} nameOf={({ period }) => period} keyOf={({ period }) => period} />
          <Sums
            label={terms.site}
            rows={data.sites}
            nameOf={(one) => <a href={`/cases/${one.case}`}>{one.site === '' ? one.case : one.site}</a>}
            keyOf={(one) => one.case}
          />
          {may(me, 'export') ? (
            <p>
              <a href={`/api/exports/site-waste?${new URLSearchParams({ ...asked, language }).toString()}`} download>
                {terms.file}
              </a>
            </p>
          ) : null}
        </div>
      )}
    </Panel>
  );
}

/** Sums, each with the name of its subject. */
function Sums<Row extends Sum>({
  label,
  rows,
  nameOf,
  keyOf,
}: {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => ReactNode;
  readonly keyOf: (row: Row) => string;
}) {
  const terms = usePageWords(words);
  const tonnes = (key: 'made' | 'reused' | 'disposed' | 'stored'): Column<Row> => ({
    key,
    title: terms[key],
    number: true,
    value: (row) => (row[key] === null ? null : Number(row[key])),
  });
  return (
    <ShortTable<Row>
      label={label}
      columns={[
        { key: 'name', title: label, value: keyOf, show: nameOf },
        tonnes('made'),
        tonnes('reused'),
        tonnes('disposed'),
        tonnes('stored'),
        {
          key: 'reuseShare',
          title: terms.reuseShare,
          number: true,
          value: ({ reuseShare }) => share(reuseShare === null ? null : Number(reuseShare)),
        },
      ]}
      rows={rows}
      rowKey={keyOf}
    />
  );
}
