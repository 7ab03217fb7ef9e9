import { Link } from '@tanstack/react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { dayIn, textIn, useAddress } from '../../../ui/address.ts';
import type { Go } from '../../../ui/address.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { filtered, pageInput, readTable, sortInput } from '../../../ui/table-address.ts';
import type { TableAddress } from '../../../ui/table-address.ts';
import { ServerTable } from '../../../ui/server-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { auditWords } from './audit-words.ts';
import { instant } from '../../../ui/cell.ts';

type Entry = Awaited<ReturnType<typeof client.access.audit>>['entries'][number];

type AuditAddress = TableAddress & {
  readonly search: string | undefined;
  readonly action: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
};

/** The columns that the server can sort the trail by. */
const sortable = ['at', 'actor', 'action', 'subject', 'region', 'count'] as const;

const readAudit = (given: Readonly<Record<string, unknown>>): AuditAddress => ({
  ...readTable(given),
  search: textIn(given, 'search'),
  action: textIn(given, 'action'),
  from: dayIn(given, 'from'),
  to: dayIn(given, 'to'),
});

/** The filters alone, without unset ones. */
function meant({ search, action, from, to }: AuditAddress) {
  return Object.fromEntries(Object.entries({ search, action, from, to }).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** Who did what: filtered, by page, and as a file. */
export function AuditPage() {
  const words = usePageWords(auditWords);
  const { language } = useLanguage();
  const [at, go] = useAddress(readAudit);
  const input = { ...meant(at), ...sortInput(at, sortable), ...pageInput(at) };
  const query = useQuery(api.access.audit.queryOptions({ input, placeholderData: keepPreviousData }));
  const file = (format: string) => `/api/exports/audit?${new URLSearchParams({ ...meant(at), format, lang: language }).toString()}`;
  return (
    <>
      <PageHeader title={words.title} below={words.means}>
        <span className="yd-row yd-no-print">
          {words.export}
          {(['xlsx', 'csv'] as const).map((format) => (
            <a key={format} href={file(format)} download aria-label={`${words.export} ${format}`}>
              {format}
            </a>
          ))}
        </span>
      </PageHeader>
      <div className="yd-stack">
        <Filters at={at} go={filtered(go)} actions={query.data?.actions ?? []} />
        <ServerTable
          name="audit"
          label={words.title}
          columns={useColumns()}
          rows={query.data?.entries ?? []}
          rowKey={({ id }) => String(id)}
          query={query}
          total={query.data?.total ?? 0}
          at={at}
          go={go as Go<TableAddress>}
          empty={<p>{words.none}</p>}
        />
      </div>
    </>
  );
}

function Filters({ at, go, actions }: { readonly at: AuditAddress; readonly go: Go<AuditAddress>; readonly actions: readonly string[] }) {
  const words = usePageWords(auditWords);
  const options = actions.map((action) => ({ value: action, label: words.actions[action] ?? action }));
  return (
    <div className="yd-row" role="search">
      <Field label={words.search}>
        {(ids) => (
          <Input {...ids} allowClear value={at.search ?? ''} onChange={(event) => go({ search: event.target.value }, { replace: true })} />
        )}
      </Field>
      <Pick
        label={words.action}
        value={at.action}
        options={options}
        none={words.anyAction}
        width={200}
        onPick={(action) => go({ action })}
      />
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={words[end]}>
          {(ids) => <DayInput {...ids} value={at[end]} onDay={(day) => go({ [end]: day })} />}
        </Field>
      ))}
    </div>
  );
}

function useColumns(): Column<Entry>[] {
  const words = usePageWords(auditWords);
  const { words: all, format } = useLanguage();
  const nameOf = useActor();
  const { nameOf: nameOfPlace } = usePlaces();
  const roles: Readonly<Record<string, string>> = all.role;
  return [
    { key: 'at', sort: 'at', title: words.at, value: ({ at }) => instant(at) },
    {
      key: 'actor',
      sort: 'actor',
      title: words.actor,
      show: ({ actor, role }) => (actor === 'yaodong' ? words.program : `${nameOf(actor)}${format.aside(roles[role] ?? role)}`),
    },
    { key: 'action', sort: 'action', title: words.action, show: ({ action }) => words.actions[action] ?? action },
    {
      key: 'subject',
      sort: 'subject',
      title: words.subject,
      value: ({ subject }) => subject,
      show: ({ subject }) => <Subject of={subject} />,
    },
    { key: 'count', sort: 'count', number: true, title: words.count, show: ({ count }) => (count === 1 ? '' : format.count(count)) },
    { key: 'region', sort: 'region', title: words.region, show: ({ region }) => (region === null ? '' : nameOfPlace(region)) },
    { key: 'detail', title: words.detail, show: (entry) => <Detail of={entry} /> },
  ];
}

/** `import:21`: its kind in words, and a link if it has a page. */
function Subject({ of }: { readonly of: string }) {
  const words = usePageWords(auditWords);
  const [, kind = '', name = ''] = /^(?<kind>[a-z-]+):(?<name>.+)$/u.exec(of) ?? [];
  const called = words.subjects[kind];
  if (called === undefined) return of;
  if (kind === 'return') return <ReturnSubject called={called} name={name} />;
  if (kind === 'form') return <FormSubject called={called} id={name} />;
  const text = `${called} ${kind === 'door' ? (words.doors[name] ?? name) : name}`;
  if (kind === 'building')
    return (
      <Link to="/buildings/$building" params={{ building: name }} search={{}}>
        {text}
      </Link>
    );
  if (kind === 'import')
    return (
      <Link to="/imports/$import" params={{ import: name }} search={{}}>
        {text}
      </Link>
    );
  return text;
}

/** The name of a form id; the id if it is unknown. */
function useFormName(id: string): string {
  const { language } = useLanguage();
  const { data } = useQuery(api.return.forms.queryOptions({ input: undefined }));
  return data?.forms.find((form) => form.id === id)?.names[language] ?? id;
}

/** `return:form:period` or `return:form:period:unit`, by the name of the form. */
function ReturnSubject({ called, name }: { readonly called: string; readonly name: string }) {
  const [form = '', period = '', unit = ''] = name.split(':');
  const text = [called, useFormName(form), period, unit].filter((part) => part !== '').join(' ');
  return (
    <Link to="/returns/$form/$period" params={{ form, period }} search={{}}>
      {text}
    </Link>
  );
}

function FormSubject({ called, id }: { readonly called: string; readonly id: string }) {
  return `${called} ${useFormName(id)}`;
}

function Detail({ of }: { readonly of: Entry }) {
  const words = usePageWords(auditWords);
  const pairs = Object.entries(of.detail);
  if (pairs.length === 0 && of.identity === null && !of.elsewhere) return null;
  return (
    <details>
      <summary>{words.show}</summary>
      {of.elsewhere ? <p>{words.elsewhere}</p> : null}
      <ul className="yd-marks-list">
        {pairs.map(([name, value]) => (
          <li key={name}>
            <code>{name}</code>: <code className="yd-wrap">{typeof value === 'string' ? value : JSON.stringify(value)}</code>
          </li>
        ))}
        {of.identity === null ? null : (
          <li>
            {words.identity}: <code className="yd-wrap">{of.identity}</code>
          </li>
        )}
      </ul>
    </details>
  );
}
