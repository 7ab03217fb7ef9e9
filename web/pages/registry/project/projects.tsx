import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { projectFieldTerms, projectList } from '#registry/project/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { pageInput } from '../../../ui/table-address.ts';
import { listAddress } from '../../platform/ledger/list-address.ts';
import type { FilterBox } from '../../platform/ledger/list-filters.tsx';
import { type KindOnPages, ListOfKind } from '../../platform/ledger/list-of-kind.tsx';
import { useProjectText } from './project-text.tsx';
import { projectWords } from './words.ts';

type Project = Awaited<ReturnType<typeof client.project.projects>>['projects'][number];

const { building: _building, ...filters } = projectList.filters;

/** The list on its page: those of a building are on the page of that building. */
const list = { ...projectList, filters };

const address = listAddress(list);

/** All projects that the reader sees: filtered, sorted and paged by the server, current or as known on a day. */
export function ProjectsPage() {
  const [at, go] = useAddress(address.read);
  const query = useQuery({
    ...api.project.projects.queryOptions({ input: { ...address.input(at), ...pageInput(at), ...useKnownAt() } }),
    placeholderData: keepPreviousData,
  });
  const all = useQuery(api.project.projects.queryOptions({ input: { limit: 1 }, enabled: query.data?.total === 0 }));
  const projects = query.data?.projects ?? [];
  return (
    <ListOfKind
      of={useProjectKind(projects)}
      at={at}
      go={go}
      query={query}
      rows={projects}
      total={query.data?.total}
      isEmpty={all.data?.total === 0}
    />
  );
}

// the words of policies are loaded with it: the list need not wait for them
const FactChoice = lazy(async () => ({ default: (await import('./fact-choice.tsx')).FactChoice }));

const factBox = (fact: string) => (box: FilterBox) => (
  <Suspense fallback={null}>
    <FactChoice fact={fact} {...box} />
  </Suspense>
);

const boxes = { work: factBox('work'), class: factBox('class') };

/** Projects as their list shows them. */
function useProjectKind(rows: readonly Project[]): KindOnPages<Project> {
  const words = usePageWords(projectWords);
  const { editable, ...text } = useProjectText(rows.map(({ organisation }) => organisation));
  const none = <span className="yd-none">{words.unknown}</span>;
  const fact = (name: string) => ({ show: ({ facts }: Project) => text.text(name, facts[name]) ?? none });
  return {
    words,
    fields: projectFieldTerms,
    list,
    text,
    shown: ['name', 'region', 'organisation', 'work', 'class', 'stage', 'projectAreaM2'],
    cells: {
      name: { show: (row) => <Named row={row} /> },
      work: fact('work'),
      class: fact('class'),
      projectAreaM2: { ...fact('projectAreaM2'), number: true },
    },
    boxes,
    byHand: {
      fields: editable,
      first: ['name', 'region', 'organisation', 'work'],
      edit: (projects, setting) => client.project.edit({ projects, ...setting }),
      add: (asked) => client.project.add(asked),
      link: (code) => <ProjectLink code={code}>{code}</ProjectLink>,
    },
  };
}

function ProjectLink({ code, children }: { readonly code: string; readonly children: string }) {
  return (
    <Link to="/projects/$project" params={{ project: code }} search={{}}>
      {children}
    </Link>
  );
}

function Named({ row: { code, name } }: { readonly row: Project }) {
  return (
    <>
      <ProjectLink code={code}>{name}</ProjectLink>
      <div className="yd-quiet">{code}</div>
    </>
  );
}
