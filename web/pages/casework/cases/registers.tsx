import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { wordsIn } from '#kernel/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import { registerTerms } from '#casework/case-documents/vocabulary.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';

type Shown = Awaited<ReturnType<typeof client.caseDocuments.registers.show>>;
type Row = Shown['parts'][number]['rows'][number];

const words = {
  zh: {
    ...wordsIn(registerTerms, 'zh'),
    case: caseTerms.case.zh,
    organisation: labels.zh.organisation,
    day: labels.zh.day,
    nothing: labels.zh.nothing,
  },
  en: {
    ...wordsIn(registerTerms, 'en'),
    case: caseTerms.case.en,
    organisation: labels.en.organisation,
    day: labels.en.day,
    nothing: labels.en.nothing,
  },
};

type RegistersOf = { readonly procedure: string; readonly region: string | undefined; readonly from: string; readonly to: string };

/** What is not given is not in the address. */
const addressed = ({ knownAt, ...asked }: RegisterQuestion & { readonly language: string }): Record<string, string> =>
  knownAt === undefined ? asked : { ...asked, knownAt };

type RegisterQuestion = Parameters<typeof client.caseDocuments.registers.show>[0];

/** The registers of a procedure for a place and some days, each to be taken as a Word file; nothing if it has none. */
export function Registers({ procedure, region, from, to }: RegistersOf) {
  const terms = usePageWords(words);
  const list = useQuery(api.caseDocuments.registers.list.queryOptions({ input: { procedure } }));
  const known = useKnownAt();
  const all = list.data?.registers ?? [];
  if (all.length === 0) return <ProblemView error={list.error} again={list.refetch} />;
  if (region === undefined) return <p>{terms.choosePlace}</p>;
  return (
    <>
      <AsOfPicker />
      {all.map(({ register, name }) => (
        <Panel key={register} title={name}>
          <OneRegister asked={{ procedure, register, region, from, to, ...known }} />
        </Panel>
      ))}
    </>
  );
}

function OneRegister({ asked }: { readonly asked: RegisterQuestion }) {
  const terms = usePageWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const me = useMe();
  const { data, error, refetch, isPending } = useQuery(api.caseDocuments.registers.show.queryOptions({ input: asked }));
  const columns = columnsOf(data, terms);
  return (
    <div className="yd-stack">
      <ProblemView error={error} again={refetch} />
      {isPending ? <Loading /> : null}
      {data?.total === 0 ? <p>{terms.nothing}</p> : null}
      <Totals totals={data?.totals ?? null} />
      {(data?.parts ?? [])
        .filter(({ rows }) => rows.length > 0)
        .map(({ key, name, rows }) => (
          <ShortTable<Row>
            key={key ?? ''}
            label={name === null ? (data?.name ?? '') : `${name}${format.aside(format.count(rows.length))}`}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.case}
          />
        ))}
      {may(me, 'export') ? (
        <p>
          <a href={`/api/exports/case-register?${new URLSearchParams(addressed({ ...asked, language })).toString()}`} download>
            {terms.file}
          </a>
        </p>
      ) : null}
    </div>
  );
}

function Totals({ totals }: { readonly totals: Shown['totals'] }) {
  const terms = usePageWords(words);
  if (totals === null || totals.whole.count === 0) return null;
  const { per, fields, rows, whole } = totals;
  const columns: Column<typeof whole>[] = [
    ...per.map((title, at) => ({
      key: `per-${at}`,
      title,
      value: (row: typeof whole) => row.of[at] ?? (row === whole && at === 0 ? terms.whole : undefined),
    })),
    { key: 'count', title: terms.cases, value: (row) => row.count, number: true },
    ...fields.map(({ field, name: title }, at) => ({
      key: field,
      title,
      value: (row: typeof whole) => row.values[at] ?? undefined,
      number: true,
    })),
    ...(whole.lacking === 0 ? [] : [{ key: 'lacking', title: terms.lacking, value: (row: typeof whole) => row.lacking, number: true }]),
  ];
  return <ShortTable label={terms.totals} columns={columns} rows={[...rows, whole]} rowKey={(row) => row.of.join(' ')} />;
}

function columnsOf(data: Shown | undefined, terms: typeof words.zh): Column<Row>[] {
  const { fields = [], number = null } = data ?? {};
  return [
    {
      key: 'case',
      title: terms.case,
      value: (row) => row.case,
      show: (row) => (
        <Link to="/cases/$case" params={{ case: row.case }} search={{}}>
          {row.case}
        </Link>
      ),
    },
    ...(number === null ? [] : [{ key: 'number', title: number, value: (row: Row) => row.number ?? undefined }]),
    ...fields.map(({ field, name }, at) => ({ key: `field-${field}`, title: name, value: (row: Row) => row.values[at] ?? undefined })),
    { key: 'organisation', title: terms.organisation, value: (row) => row.organisation ?? undefined },
    { key: 'day', title: terms.day, value: (row) => row.day },
  ];
}
