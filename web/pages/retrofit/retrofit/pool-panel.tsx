import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Drawer, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { poolPanelWords } from './pool-words.ts';

type Question = Parameters<typeof client.retrofit.poolPreview>[0];
type Row = Awaited<ReturnType<typeof client.retrofit.poolPreview>>['rows'][number];
type Added = Awaited<ReturnType<typeof client.retrofit.pool>>['added'][number];

/** So many buildings are previewed at once. */
const fewBuildings = 5;

/** Buildings chosen in a list become projects of the pool: what each brings is shown first, and each can be undone. */
export function PoolPanel({
  about,
  onClose,
}: {
  readonly about: Pick<Question, 'buildings' | 'year' | 'from' | 'percentile' | 'knownAt'>;
  readonly onClose: () => void;
}) {
  const { format } = useLanguage();
  const words = usePageWords(poolPanelWords);
  const [twice, setTwice] = useState(false);
  const [content, setContent] = useState('');
  const [wanted, setWanted] = useState(about.buildings.length <= fewBuildings);
  const ask = { ...about, twice, ...(content !== '' && { content }) };
  const query = useQuery({ ...api.retrofit.poolPreview.queryOptions({ input: ask }), enabled: wanted, placeholderData: keepPreviousData });
  const work = useMutation({
    mutationFn: () => client.retrofit.pool({ ...ask, ...(query.data !== undefined && { seen: query.data.seen }) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.retrofit.key() }),
  });
  const rows = work.data?.rows ?? query.data?.rows ?? [];
  return (
    <Drawer
      open
      size="large"
      title={words.title(format.count(about.buildings.length))}
      onClose={onClose}
      closable={{ 'aria-label': words.close }}
      getContainer={() => document.getElementById('main') ?? document.body}
    >
      <div className="yd-stack">
        {work.data === undefined ? (
          <>
            <Field label={words.content}>
              {(ids) => <Input {...ids} maxLength={1000} onBlur={({ target }) => setContent(target.value.trim())} />}
            </Field>
            <Checkbox checked={twice} onChange={({ target }) => setTwice(target.checked)}>
              {words.twice}
            </Checkbox>
          </>
        ) : null}
        {wanted ? null : (
          <div>
            <Button type="primary" onClick={() => setWanted(true)}>
              {words.preview}
            </Button>
          </div>
        )}
        <ProblemView error={query.error ?? work.error} again={query.refetch} />
        {wanted && query.isPending ? <Loading /> : null}
        {rows.length === 0 ? null : <Rows of={rows} added={work.data?.added ?? []} busy={query.isPlaceholderData} />}
        {work.data === undefined && query.data !== undefined ? (
          <AddButton of={rows} isBusy={work.isPending} isOld={query.isPlaceholderData} onAdd={() => work.mutate()} />
        ) : null}
        {work.data === undefined ? null : <p role="status">{words.added(format.count(work.data.added.length))}</p>}
      </div>
    </Drawer>
  );
}

function AddButton({
  of,
  isBusy,
  isOld,
  onAdd,
}: {
  readonly of: readonly Row[];
  readonly isBusy: boolean;
  readonly isOld: boolean;
  readonly onAdd: () => void;
}) {
  const { format } = useLanguage();
  const words = usePageWords(poolPanelWords);
  const ready = of.filter(({ outcome }) => outcome === 'adds').length;
  if (ready === 0) return <p role="status">{words.none}</p>;
  return (
    <div>
      <Button type="primary" loading={isBusy} disabled={isOld} onClick={onAdd}>
        {words.add(format.count(ready))}
      </Button>
    </div>
  );
}

function Rows({ of, added, busy }: { readonly of: readonly Row[]; readonly added: readonly Added[]; readonly busy: boolean }) {
  const { format } = useLanguage();
  const words = usePageWords(poolPanelWords);
  const made = new Map(added.map((one) => [one.building, one]));
  const told = ({ reasons }: Row): string =>
    reasons
      .map(({ reason, value, unit }) => [words.reason[reason], ...(value === null ? [] : [format.quantity(value, unit)])].join(' '))
      .join(format.and);
  const columns: Column<Row>[] = [
    { key: 'building', title: words.building, value: ({ name, building }) => `${name} ${building}`, show: (row) => <Named row={row} /> },
    { key: 'reasons', title: words.reasons, value: told, show: (row) => <Reasons row={row} /> },
    {
      key: 'project',
      title: words.project,
      value: ({ building, projects }) => made.get(building)?.code ?? projects.join(format.and),
      show: (row) => <Projects row={row} made={made.get(row.building)} />,
    },
  ];
  return (
    <div aria-busy={busy}>
      <ShortTable label={words.table} columns={columns} rows={of} rowKey={({ building }) => building} />
    </div>
  );
}

function Named({ row: { name, building } }: { readonly row: Row }) {
  return (
    <span className="yd-building">
      {name}
      <span className="yd-quiet">{building}</span>
    </span>
  );
}

function Reasons({ row: { reasons } }: { readonly row: Row }) {
  const { format } = useLanguage();
  const words = usePageWords(poolPanelWords);
  return (
    <span className="yd-stack">
      {reasons.map(({ reason, figure, value, unit, indicative }) => (
        <span key={reason}>
          {words.reason[reason]}{' '}
          {figure === null || value === null ? null : <OpenedText figure={figure} text={format.quantity(value, unit)} />}{' '}
          {indicative ? <span className="yd-tag">{words.indicative}</span> : null}
        </span>
      ))}
    </span>
  );
}

function Projects({ row: { outcome, projects, findings }, made }: { readonly row: Row; readonly made: Added | undefined }) {
  const words = usePageWords(poolPanelWords);
  const link = (code: string) => (
    <Link key={code} to="/retrofit/projects/$code" params={{ code }} search={{}}>
      {code}
    </Link>
  );
  if (made !== undefined)
    return (
      <span className="yd-row">
        {link(made.code)} <Undo id={made.change} name={made.code} />
      </span>
    );
  return (
    <>
      {projects.length > 0 ? <span className="yd-row">{projects.map(link)}</span> : null}
      {outcome === 'adds' ? words.adds : null}
      <FindingList findings={findings} />
    </>
  );
}
