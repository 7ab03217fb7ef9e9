import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { filtered, pageInput } from '../../../ui/table-address.ts';
import { may, useMe } from '../../../session.ts';
import { AddPanel } from '../../platform/ledger/add-panel.tsx';
import { chooseOn } from '../../platform/ledger/chosen.ts';
import { EditMany } from '../../platform/ledger/edit-many.tsx';
import { listInput, readProjects, sortable } from './address.ts';
import { useProjectText } from './project-text.tsx';
import { projectWords } from './words.ts';

// the words of policies are loaded with it: the list need not wait for them
const ProjectFilters = lazy(async () => ({ default: (await import('./filters.tsx')).ProjectFilters }));

type Project = Awaited<ReturnType<typeof client.project.projects>>['projects'][number];

/** All projects that the reader sees: filtered, sorted and paged by the server, current or as known on a day. */
export function ProjectsPage() {
  const words = usePageWords(projectWords);
  const [at, go] = useAddress(readProjects);
  const known = useKnownAt();
  const text = useProjectText();
  const edits = may(useMe(), 'edit') && known.knownAt === undefined;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = useQuery({
    ...api.project.projects.queryOptions({ input: { ...listInput(at), ...pageInput(at), ...known } }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.projects ?? [];
  const choose = (here: readonly string[]) => setChosen(chooseOn(chosen, rows, here));
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <Suspense fallback={null}>
        <ProjectFilters at={at} go={filtered(go)} />
      </Suspense>
      {edits ? <AddProject /> : null}
      {edits ? (
        <EditMany
          chosen={chosen}
          drop={() => setChosen([])}
          fields={text.editable}
          of={text}
          write={(projects, setting) => client.project.edit({ projects, ...setting })}
        />
      ) : null}
      <ServerTable
        label={words.table}
        columns={useColumns(rows)}
        rows={rows}
        rowKey={({ code }) => code}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        empty={<Nothing />}
        {...(edits ? { selection: { chosen, choose } } : {})}
      />
    </>
  );
}

function AddProject() {
  const text = useProjectText();
  return (
    <AddPanel
      fields={['name', 'region', 'organisation', 'work']}
      of={text}
      write={(asked) => client.project.add(asked)}
      link={(code) => (
        <Link to="/projects/$project" params={{ project: code }} search={{}}>
          {code}
        </Link>
      )}
    />
  );
}

const shown = ['region', 'organisation', 'work', 'class', 'stage', 'projectAreaM2'] as const;

function useColumns(rows: readonly Project[]): Column<Project>[] {
  const words = usePageWords(projectWords);
  const { name, text } = useProjectText(rows.map(({ organisation }) => organisation));
  const valueOf = (row: Project, field: (typeof shown)[number]): unknown =>
    field === 'region' || field === 'organisation' || field === 'stage' ? row[field] : row.facts[field];
  return [
    { key: 'name', title: name('name'), sort: 'name', show: (row) => <Named row={row} /> },
    ...shown.map((field) => ({
      key: field,
      title: name(field),
      ...(sortable.some((one) => one === field) ? { sort: field } : {}),
      ...(field === 'projectAreaM2' ? { number: true } : {}),
      show: (row: Project) => text(field, valueOf(row, field)) ?? <span className="yd-none">{words.unknown}</span>,
    })),
  ];
}

function Named({ row }: { readonly row: Project }) {
  return (
    <>
      <Link to="/projects/$project" params={{ project: row.code }} search={{}}>
        {row.name}
      </Link>
      <div className="yd-quiet">{row.code}</div>
    </>
  );
}

function Nothing() {
  const words = usePageWords(projectWords);
  const { format } = useLanguage();
  const all = useQuery(api.project.projects.queryOptions({ input: { limit: 1 } }));
  const isEmpty = all.data?.total === 0;
  return (
    <div className="yd-panel" role="status">
      <p>{isEmpty ? words.first.title : `${words.none}${format.aside(format.count(0))}`}</p>
      {isEmpty ? <Link to="/imports">{words.first.start}</Link> : null}
    </div>
  );
}
