import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { termText } from '#kernel/vocabulary.ts';
import { verificationHeadTerms, verificationStates, verificationStateTerms } from '#heat/meter-verification/vocabulary.ts';
import { meterFieldTerms } from '#registry/registry/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { certificateWords } from './certificate-words.ts';

type Answer = Awaited<ReturnType<typeof client.meterVerification.shares>>;
type Row = Answer['companies'][number];

/** How many meters of each company and each region are in each state, most without certificate first. */
export function SharesTab({ asked }: { readonly asked: Parameters<typeof client.meterVerification.shares>[0] }) {
  const { language } = useLanguage();
  const words = usePageWords(certificateWords);
  const { data, error, refetch } = useQuery({
    ...api.meterVerification.shares.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (data === undefined) return <Loading />;
  const head = (name: 'byCompany' | 'byRegion') => termText(verificationHeadTerms, name, language);
  return (
    <div className="yd-stack">
      <Counted title={head('byCompany')} of={termText(meterFieldTerms, 'operator', language)} by="company" rows={data.companies} />
      <Counted title={head('byRegion')} of={words.region} by="region" rows={data.regions} />
    </div>
  );
}

type CountedProps = {
  readonly title: string;
  /** The subject of each row. */
  readonly of: string;
  readonly by: 'company' | 'region';
  readonly rows: readonly Row[];
};

function Counted({ title, of, by, rows }: CountedProps) {
  const words = usePageWords(certificateWords);
  const { language } = useLanguage();
  const head = (name: 'meters' | 'withoutCertificate') => termText(verificationHeadTerms, name, language);
  const nameOf = ({ code, name }: Row) => name ?? code ?? words.unknown;
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: of,
      value: nameOf,
      show: (row) => (row.code === null ? nameOf(row) : <Narrowed by={by} code={row.code} name={nameOf(row)} />),
    },
    { key: 'total', title: head('meters'), number: true, value: ({ total }) => total },
    { key: 'without', title: head('withoutCertificate'), number: true, value: ({ shareWithout }) => share(shareWithout) },
    ...verificationStates.map((state): Column<Row> => ({
      key: state,
      title: termText(verificationStateTerms, state, language),
      number: true,
      value: ({ counts }) => counts[state] ?? 0,
    })),
  ];
  return (
    <Panel title={title}>
      <PlainTable label={title} columns={columns} rows={rows} rowKey={({ code }) => code ?? ''} />
    </Panel>
  );
}

/** A link to those without certificate, with the other filters of the list kept. */
function Narrowed({ by, code, name }: { readonly by: 'company' | 'region'; readonly code: string; readonly name: string }) {
  return (
    <Link to="/meter-due" search={(before: object) => ({ ...before, tab: undefined, page: undefined, state: 'none', [by]: code })}>
      {name}
    </Link>
  );
}
