import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { isCertain } from '#kernel/source-status.ts';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Status } from '../../platform/knowledge/status.tsx';
import { CheckPanel } from './check-panel.tsx';
import { measuredKind, type Scheme } from './shown.ts';
import { assessmentPageWords } from './words.ts';

type OnScheme = (id: string | undefined) => void;

/** The schemes in force, one of them in full, and the check of a file of schemes. */
export function SchemesTab({ scheme, onScheme }: { readonly scheme: string | undefined; readonly onScheme: OnScheme }) {
  const words = usePageWords(assessmentPageWords);
  const query = useQuery(api.assessment.list.queryOptions({ input: undefined }));
  const opened = query.data?.schemes.find(({ id }) => id === scheme);
  return (
    <div className="yd-stack">
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? (
        query.error === null ? (
          <Loading />
        ) : null
      ) : query.data.schemes.length === 0 ? (
        <p className="yd-panel yd-quiet">{words.nothing}</p>
      ) : (
        <SchemeTable rows={query.data.schemes} onScheme={onScheme} />
      )}
      {opened === undefined ? null : <OneScheme of={opened} onClose={() => onScheme(undefined)} />}
      <CheckPanel />
    </div>
  );
}

function SchemeTable({ rows, onScheme }: { readonly rows: readonly Scheme[]; readonly onScheme: OnScheme }) {
  const words = usePageWords(assessmentPageWords);
  const { language, format } = useLanguage();
  const columns: Column<Scheme>[] = [
    { key: 'id', title: words.label.code, hidden: true, value: ({ id }) => id },
    {
      key: 'name',
      title: words.term.scheme,
      value: ({ names }) => names[language],
      show: ({ id, names }) => (
        <>
          {names[language]}{' '}
          <Button size="small" aria-label={words.lookScheme(names[language])} onClick={() => onScheme(id)}>
            {words.label.look}
          </Button>
        </>
      ),
    },
    { key: 'version', title: words.label.version, value: ({ version }) => words.version(format.count(version)) },
    { key: 'items', title: words.term.item, number: true, value: ({ items }) => items.length },
    { key: 'veto', title: words.term.veto, number: true, value: ({ veto }) => veto.length },
    {
      key: 'status',
      title: words.label.verification,
      value: ({ status }) => status,
      show: ({ status, origin }) => (
        <>
          <Status of={status} /> <small className="yd-quiet">{words.origins[origin]}</small>
          {isCertain(status) ? null : <small className="yd-quiet"> {words.sample}</small>}
        </>
      ),
    },
    { key: 'source', title: words.label.basis, value: ({ document, clause }) => `${document} ${clause}` },
  ];
  return <ShortTable label={words.term.scheme} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

type SchemeItem = Scheme['items'][number];

function OneScheme({ of, onClose }: { readonly of: Scheme; readonly onClose: () => void }) {
  const words = usePageWords(assessmentPageWords);
  const { language, format } = useLanguage();
  const shown = useQuery(api.assessment.show.queryOptions({ input: { id: of.id } }));
  const columns: Column<SchemeItem>[] = [
    { key: 'name', title: words.term.item, value: ({ names }) => names[language] },
    { key: 'kind', title: words.of, value: (one) => words.measures[measuredKind(one.of)] },
    { key: 'mode', title: words.label.way, value: ({ mode }) => words.mode[mode] },
    { key: 'weight', title: words.term.weight, number: true, value: ({ weight }) => weight },
    { key: 'zero', title: words.term.zero, number: true, value: ({ zero }) => zero },
    { key: 'full', title: words.term.full, number: true, value: ({ full }) => full },
  ];
  return (
    <Panel
      title={of.names[language]}
      actions={
        <Button size="small" onClick={onClose}>
          {words.label.close}
        </Button>
      }
    >
      <div className="yd-stack">
        <ShortTable label={of.names[language]} columns={columns} rows={of.items} rowKey={({ id }) => id} />
        {of.veto.length === 0 ? null : (
          <div>
            {words.term.veto}
            {format.colon}
            {of.veto.map(({ say }) => say[language]).join(format.pause)}
          </div>
        )}
        <ProblemView error={shown.error} again={shown.refetch} />
        {shown.data === undefined ? null : (
          <div>
            {words.versions}
            {format.colon}
            {shown.data.versions.map((one) => words.version(format.count(one))).join(format.and)}
          </div>
        )}
      </div>
    </Panel>
  );
}
