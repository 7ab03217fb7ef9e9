import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, type client } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import { instant } from '../../ui/cell.ts';
import type { Column } from '../../ui/column.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { PlainTable } from '../../ui/table.tsx';
import { BidForm } from './bid-form.tsx';
import { BidView } from './bid-view.tsx';
import { bidWords } from './bid-words.ts';

type Head = Awaited<ReturnType<typeof client.bids.list>>['bids'][number];

/** What a portfolio has bid, and what it could: for those who see bids. */
export function BidPanels({ portfolio }: { readonly portfolio: string }) {
  const words = usePageWords(bidWords);
  const me = useMe();
  if (!may(me, 'see-bids')) return null;
  return (
    <>
      <Panel title={words.kept}>
        <KeptBids portfolio={portfolio} />
      </Panel>
      <Panel title={words.make}>
        <BidForm portfolio={portfolio} mayKeep={may(me, 'keep-events')} />
      </Panel>
    </>
  );
}

function KeptBids({ portfolio }: { readonly portfolio: string }) {
  const words = usePageWords(bidWords);
  const [open, setOpen] = useState<number>();
  const query = useQuery(api.bids.list.queryOptions({ input: { portfolio } }));
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  if (query.data.bids.length === 0) return <p className="yd-quiet">{words.none}</p>;
  const columns: Column<Head>[] = [
    {
      key: 'number',
      title: words.of.number,
      value: ({ number }) => number,
      show: ({ number }) => (
        <Button
          size="small"
          type="link"
          aria-expanded={open === number}
          onClick={() => setOpen(open === number ? undefined : (number ?? 0))}
        >
          {`${words.of.bid} ${number}`}
        </Button>
      ),
    },
    { key: 'programme', title: words.of.programme, value: ({ programme }) => programme },
    { key: 'direction', title: words.of.direction, value: ({ direction }) => words.direction[direction] },
    { key: 'from', title: words.of.from, value: ({ from, zone }) => instant(from, zone) },
    { key: 'to', title: words.of.to, value: ({ to, zone }) => instant(to, zone) },
    { key: 'least', title: words.of.leastKw, number: true, value: ({ leastKw }) => ({ value: leastKw, unit: 'kW' }) },
    { key: 'most', title: words.of.mostKw, number: true, value: ({ mostKw }) => ({ value: mostKw, unit: 'kW' }) },
    { key: 'made', title: words.of.made, value: ({ made, zone }) => (made === null ? null : instant(made, zone)) },
    {
      key: 'superseded',
      title: words.of.supersededBy,
      value: ({ supersededBy }) => (supersededBy === null ? words.stands : String(supersededBy)),
    },
    {
      key: 'sheet',
      title: words.sheet,
      press: true,
      show: ({ number }) => (
        <span className="yd-row">
          {(['docx', 'xlsx'] as const).map((format) => (
            <a key={format} href={`/api/exports/bid?number=${number}&format=${format}`} download>
              {format === 'docx' ? 'Word' : format}
            </a>
          ))}
        </span>
      ),
    },
  ];
  return (
    <div className="yd-stack">
      <PlainTable label={words.kept} columns={columns} rows={query.data.bids} rowKey={({ number }) => String(number)} />
      {open === undefined ? null : <KeptBid number={open} />}
    </div>
  );
}

function KeptBid({ number }: { readonly number: number }) {
  const query = useQuery(api.bids.show.queryOptions({ input: { number } }));
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  return query.data === undefined ? <Loading /> : <BidView of={query.data} />;
}
