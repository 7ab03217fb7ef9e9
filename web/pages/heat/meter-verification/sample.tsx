import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { termText } from '#kernel/vocabulary.ts';
import { drawStateTerms, drawTerms } from '#casework/draws/vocabulary.ts';
import { certificateFieldTerms, verificationResultTerms } from '#heat/meter-verification/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useLotColumns } from './lot-columns.tsx';
import { sampleWords } from './sample-words.ts';

type Sample = Awaited<ReturnType<typeof client.meterVerification.sample>>;

/** A sample of meters: its lots with what passed and failed, and each drawn meter linked to its certificates. */
export function MeterSamplePage() {
  const { draw = '' } = useParams({ strict: false });
  const words = usePageWords(sampleWords);
  const query = useQuery(api.meterVerification.sample.queryOptions({ input: { draw, ...useKnownAt() } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const one = query.data;
  return (
    <>
      <PageHeader title={one.name} below={draw}>
        <Link to="/draws/$draw" params={{ draw }} search={{}}>
          {words.draw}
        </Link>
        <Link to="/meter-samples" search={{}}>
          {words.all}
        </Link>
        <AsOfPicker />
      </PageHeader>
      <div className="yd-stack">
        <Facts of={one} />
        <Lots of={one} />
        {one.state === 'revealed' ? <Drawn of={one} /> : null}
      </div>
    </>
  );
}

function Facts({ of }: { readonly of: Sample }) {
  const words = usePageWords(sampleWords);
  const { language, format } = useLanguage();
  const facts = [
    [words.state, termText(drawStateTerms, of.state, language)],
    [words.term.listDay, format.day(of.on)],
    [words.term.by, words.year[of.by]],
    [words.term.until, of.until === null ? words.open : format.day(of.until)],
    [termText(drawTerms, 'source', language), of.source],
    [termText(drawTerms, 'knownFrom', language), format.instant(of.knownFrom)],
  ] as const;
  return (
    <Panel title={words.term.title}>
      <dl className="yd-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {of.state === 'announced' ? <p className="yd-quiet">{words.waits}</p> : null}
    </Panel>
  );
}

function Lots({ of }: { readonly of: Sample }) {
  const words = usePageWords(sampleWords);
  type Row = Sample['lots'][number];
  const columns: Column<Row>[] = [
    ...useLotColumns<Row>(),
    ...(['passed', 'failed', 'waiting'] as const).map((key): Column<Row> => ({
      key,
      title: words.term[key],
      number: true,
      value: (row) => row[key],
    })),
  ];
  return (
    <Panel title={words.lots}>
      <PlainTable label={words.lots} columns={columns} rows={of.lots} rowKey={({ stratum }) => stratum} />
    </Panel>
  );
}

function Drawn({ of }: { readonly of: Sample }) {
  const words = usePageWords(sampleWords);
  const { language } = useLanguage();
  type Row = Sample['meters'][number];
  const field = (code: keyof typeof certificateFieldTerms) => termText(certificateFieldTerms, code, language);
  const columns: Column<Row>[] = [
    {
      key: 'meter',
      title: field('meter'),
      value: ({ meter }) => meter,
      show: ({ meter }) => (
        <Link to="/meter-due/$meter" params={{ meter }} search={{}}>
          {meter}
        </Link>
      ),
    },
    { key: 'building', title: words.building, value: ({ building }) => building },
    { key: 'lot', title: words.term.lot, value: ({ stratum }) => stratum },
    {
      key: 'result',
      title: field('result'),
      value: ({ result }) => (result === null ? null : termText(verificationResultTerms, result, language)),
    },
    { key: 'certificate', title: field('certificate'), value: ({ certificate }) => certificate },
    { key: 'verified', title: field('verified'), value: ({ verified }) => (verified === null ? null : day(verified)) },
  ];
  return (
    <Panel title={words.drawnMeters}>
      <PlainTable label={words.drawnMeters} columns={columns} rows={of.meters} rowKey={({ meter }) => meter} />
    </Panel>
  );
}
