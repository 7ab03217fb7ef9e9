import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { termText } from '#kernel/vocabulary.ts';
import {
  certificateFacts,
  certificateFieldTerms,
  verificationHeadTerms,
  verificationStateTerms,
} from '#heat/meter-verification/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { AddPanel } from '../../platform/ledger/add-panel.tsx';
import { readMeter } from './address.ts';
import { certificateWords } from './certificate-words.ts';
import { EditPanel } from '../../platform/ledger/edit-panel.tsx';
import { FactsPanel } from '../../platform/ledger/facts-panel.tsx';
import { HistoryPanel } from '../../platform/ledger/history-panel.tsx';
import type { EntityText } from '../../platform/ledger/facts.ts';
import { useKindText } from '../../platform/ledger/kind-text.tsx';

/** The fields of a certificate that a person edits, in their order; its number is fixed. */
const editable = Object.keys(certificateFacts);

/** Names and readable values of a certificate's fields; null if not filled in. */
const useCertificateText = (): EntityText =>
  useKindText(certificateFieldTerms, { valueHint: usePageWords(certificateWords).hint, undated: true });

/** The maximum number of certificates shown for one meter; no meter has more. */
const most = 1000;

/** The fields of a new certificate in addition to its number. */
const first = ['meter', 'kind', 'verified', 'result', 'until', 'device'] as const;

/** A metering point by its certificates: its current state, which certificate is in force, all of them, and a form for a new one. */
export function MeterPage() {
  const { meter = '' } = useParams({ strict: false });
  const words = usePageWords(certificateWords);
  const { language } = useLanguage();
  const text = useCertificateText();
  const keeps = may(useMe(), 'keep-certificates');
  const [at] = useAddress(readMeter);
  const query = useQuery(api.registry.meter.queryOptions({ input: { meter } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  return (
    <>
      <PageHeader title={`${termText(verificationHeadTerms, 'title', language)} ${meter}`} below={words.below(meter)}>
        {query.data.building === null ? null : (
          <Link to="/buildings/$building" params={{ building: query.data.building }} search={{ tab: 'verification' }}>
            {words.building} {query.data.building}
          </Link>
        )}
        <Link to="/meter-due" search={{}}>
          {words.toList}
        </Link>
      </PageHeader>
      <div className="yd-stack">
        <Today meter={meter} />
        <Certificates meter={meter} open={at.certificate} />
        {keeps ? (
          <AddPanel
            fields={first}
            codeName={text.name('certificate')}
            of={text}
            given={{ meter }}
            write={(asked) => client.meterVerification.add(asked)}
            link={(certificate) => <OpenCertificate meter={meter} certificate={certificate} />}
          />
        ) : null}
        {at.certificate === undefined ? null : <OneCertificate key={at.certificate} certificate={at.certificate} keeps={keeps} />}
      </div>
    </>
  );
}

/** The current state of the meter. */
function Today({ meter }: { readonly meter: string }) {
  const words = usePageWords(certificateWords);
  const { language, format, words: own } = useLanguage();
  const input = { meter, limit: 1, ...useKnownAt() };
  const { data, error, refetch } = useQuery(api.meterVerification.due.queryOptions({ input }));
  const [one] = data?.meters ?? [];
  const told =
    one === undefined
      ? []
      : ([
          [words.rules, one.certificate],
          [termText(certificateFieldTerms, 'verified', language), one.verified === null ? null : format.day(one.verified)],
          [termText(verificationHeadTerms, 'due', language), one.due === null ? null : format.day(one.due)],
          [termText(certificateFieldTerms, 'device', language), one.device === null ? null : format.day(one.device)],
        ] as const);
  return (
    <Panel title={words.judged}>
      <ProblemView error={error} again={refetch} />
      {data === undefined ? null : (
        <dl className="yd-facts">
          <div>
            <dt>{words.state}</dt>
            <dd>
              {one === undefined ? words.gone : termText(verificationStateTerms, one.state, language)}
              {one?.indicative === true ? format.aside(own.quota.indicative) : null}
            </dd>
          </div>
          {told.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value ?? <span className="yd-none">{words.unknown}</span>}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}

function OpenCertificate({ meter, certificate }: { readonly meter: string; readonly certificate: string }) {
  return (
    <Link to="/meter-due/$meter" params={{ meter }} search={{ certificate }}>
      {certificate}
    </Link>
  );
}

type Row = Awaited<ReturnType<typeof client.meterVerification.list>>['certificates'][number];

/** All certificates of the meter, latest first. */
function Certificates({ meter, open }: { readonly meter: string; readonly open: string | undefined }) {
  const words = usePageWords(certificateWords);
  const text = useCertificateText();
  const { data, error, refetch } = useQuery(api.meterVerification.list.queryOptions({ input: { meter, limit: most } }));
  const rows = (data?.certificates ?? []).toSorted((a, b) => (a.verified < b.verified ? 1 : -1));
  const plain = (['kind', 'verified', 'result', 'until', 'device'] as const).map((key): Column<Row> => ({
    key,
    title: text.name(key),
    value: (row) => text.text(key, row[key]),
  }));
  const columns: Column<Row>[] = [
    {
      key: 'certificate',
      title: text.name('certificate'),
      value: ({ certificate }) => certificate,
      show: ({ certificate }) => (certificate === open ? certificate : <OpenCertificate meter={meter} certificate={certificate} />),
    },
    ...plain,
  ];
  return (
    <Panel title={words.all}>
      <ProblemView error={error} again={refetch} />
      {data?.total === 0 ? <p className="yd-quiet">{words.none}</p> : null}
      {rows.length === 0 ? null : <ShortTable label={words.all} columns={columns} rows={rows} rowKey={({ certificate }) => certificate} />}
    </Panel>
  );
}

/** One certificate: its fields and their sources, a manual edit, and who changed what. */
function OneCertificate({ certificate, keeps }: { readonly certificate: string; readonly keeps: boolean }) {
  const words = usePageWords(certificateWords);
  const text = useCertificateText();
  const { data, error, refetch } = useQuery(api.meterVerification.get.queryOptions({ input: { certificate } }));
  const history = useQuery(api.meterVerification.history.queryOptions({ input: { certificate } }));
  if (data === undefined) return <ProblemView error={error} again={refetch} />;
  const { provenance, ...values } = data;
  return (
    <>
      <FactsPanel title={words.one(certificate)} fields={editable} text={text} of={{ values, dated: {}, provenance }} />
      {keeps ? (
        <EditPanel
          fields={editable}
          first="result"
          of={text}
          write={({ from: _day, ...asked }) => client.meterVerification.edit({ certificates: [certificate], ...asked })}
        />
      ) : null}
      <HistoryPanel query={history} text={text} />
    </>
  );
}
