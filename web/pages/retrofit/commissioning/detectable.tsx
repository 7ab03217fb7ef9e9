import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Carrier } from '#kernel/carrier.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { whole } from '../../../ui/cell.ts';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { commissioningPageWords } from './words.ts';

type DetectableShown = Awaited<ReturnType<typeof client.commissioning.detectable>>;
type DetectableInput = { readonly building: string; readonly carrier: Carrier };

/** Before an action: what saving could be seen after how many days. Requested by a press, for the building and carrier typed by then. */
export function DetectableSaving({ building, carrier }: DetectableInput) {
  const words = usePageWords(commissioningPageWords);
  const [asked, ask] = useState<DetectableInput | null>(null);
  const input = { ...(asked ?? { building, carrier }), ...useKnownAt() };
  const query = useQuery({ ...api.commissioning.detectable.queryOptions({ input }), enabled: asked !== null });
  return (
    <section aria-label={words.term.detectable} className="yd-stack yd-no-print">
      <p className="yd-quiet">{words.detectableBelow}</p>
      <div>
        <Button disabled={building.trim() === ''} onClick={() => ask({ building: building.trim(), carrier })}>
          {words.term.detectable}
        </Button>
      </div>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isLoading ? <Loading /> : null}
      {query.data === undefined ? null : (
        <>
          <FindingList findings={query.data.findings} />
          <Spans of={query.data} />
        </>
      )}
    </section>
  );
}

function Spans({ of: { building, carrier, unit, spans } }: { readonly of: DetectableShown }) {
  const words = usePageWords(commissioningPageWords);
  const { words: own } = useLanguage();
  type Row = DetectableShown['spans'][number];
  return (
    <PlainTable
      label={`${words.term.detectable} · ${building} · ${own.carrier[carrier]}`}
      rows={spans}
      rowKey={(row) => String(row.days)}
      columns={[
        { key: 'days', title: words.term.afterDays, number: true, value: (row: Row) => whole(row.days) },
        {
          key: 'share',
          title: words.term.leastShare,
          number: true,
          value: (row: Row) => ({ value: row.share === null ? null : row.share * 100, unit: '%' }),
          show: (row: Row) => (
            <Figure of={{ value: row.share === null ? null : Math.round(row.share * 1e4) / 100, unit: '%', figure: row.figure }} />
          ),
        },
        { key: 'amount', title: words.term.leastAmount, number: true, value: (row: Row) => ({ value: row.amount, unit }) },
        { key: 'counted', title: words.term.daysCounted, number: true, value: (row: Row) => whole(row.counted) },
        { key: 'reference', title: words.term.referenceDays, number: true, value: (row: Row) => whole(row.reference) },
        { key: 'verdict', title: words.term.rehearsed, value: (row: Row) => words.verdict[row.verdict] },
      ]}
    />
  );
}
