import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, type client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { instant } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { BidForm } from './bid-form.tsx';
import { BidView } from './bid-view.tsx';
import { bidWords } from './bid-words.ts';

type Head = Awaited<ReturnType<typeof client.bids.list>>['bids'][number];

/** Number of bids per page. */
const most = 20;

/** What a portfolio has bid, and what it could: for users who may see bids. */
export function BidPanels({ portfolio }: { readonly portfolio: string }) {
  const words = usePageWords(bidWords);
  const me = useMe();
  const [open, setOpen] = useState<number>();
  // a bid covers all members: an auditor of a part of the buildings sees none
  const isOfPart = me?.role === 'auditor' && (me.region !== null || me.organisation !== null);
  if (!may(me, 'see-bids') || isOfPart) return null;
  return (
    <>
      <Panel title={words.kept}>
        <KeptBids portfolio={portfolio} open={open} setOpen={setOpen} />
      </Panel>
      <Panel title={words.make}>
        <BidForm portfolio={portfolio} mayKeep={may(me, 'keep-events')} onKept={setOpen} />
      </Panel>
    </>
  );
}

type Opened = { readonly open: number | undefined; readonly setOpen: (number: number | undefined) => void };

function KeptBids({ portfolio, open, setOpen }: { readonly portfolio: string } & Opened) {
  const words = usePageWords(bidWords);
  const [page, setPage] = useState(1);
  const query = useQuery(api.bids.list.queryOptions({ input: { portfolio, limit: most, offset: (page - 1) * most } }));
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
      {query.data.total <= most ? null : <Page page={page} total={query.data.total} go={setPage} />}
      {open === undefined ? null : <KeptBid number={open} />}
    </div>
  );
}

function Page({ page, total, go }: { readonly page: number; readonly total: number; readonly go: (page: number) => void }) {
  const words = usePageWords(bidWords);
  const pages = Array.from({ length: Math.ceil(total / most) }, (_, at) => String(at + 1));
  const options = pages.map((value) => ({ value, label: words.pageOf(value, pages.length) }));
  return (
    <Field label={words.page}>
      {({ id }) => <Choice id={id} value={String(page)} options={options} onChoose={(one) => go(Number(one ?? 1))} />}
    </Field>
  );
}

function KeptBid({ number }: { readonly number: number }) {
  const query = useQuery(api.bids.show.queryOptions({ input: { number } }));
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  return query.data === undefined ? <Loading /> : <BidView of={query.data} />;
}
