import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { EditPanel } from '../ledger/edit-panel.tsx';
import { DatedLines, OriginLine } from '../ledger/origin-line.tsx';
import { organisationFields, useOrganisationText } from './organisation-text.tsx';
import { organisationWords } from './words.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { HistoryTable } from '../ledger/history-table.tsx';
import { entityWords } from '../ledger/words.ts';

type Organisation = Awaited<ReturnType<typeof client.place.organisation>>;

/** One organisation: its facts with the days that they hold from, its buildings and projects, manual edits and who changed what. */
export function OrganisationPage() {
  const { organisation: code = '' } = useParams({ strict: false });
  const me = useMe();
  const known = useKnownAt();
  const query = useQuery(api.place.organisation.queryOptions({ input: { code, ...known } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  return (
    <>
      <PageHeader title={query.data.name} below={code}>
        <AsOfPicker />
      </PageHeader>
      <Facts of={query.data} />
      <Holdings organisation={code} />
      {may(me, 'import-organisations') && known.knownAt === undefined ? <EditOrganisation organisation={code} /> : null}
      <OrganisationHistory organisation={code} />
    </>
  );
}

function EditOrganisation({ organisation }: { readonly organisation: string }) {
  const text = useOrganisationText([]);
  return (
    <EditPanel
      fields={organisationFields}
      of={text}
      write={(setting) => client.place.editOrganisations({ organisations: [organisation], ...setting })}
    />
  );
}

function Facts({ of }: { readonly of: Organisation }) {
  const words = usePageWords(organisationWords);
  const entityText = useOrganisationText([of.parent]);
  const { name, text } = entityText;
  return (
    <Panel title={words.facts}>
      <dl className="yd-facts">
        {organisationFields.map((field) => {
          return (
            <div key={field}>
              <dt>{name(field)}</dt>
              <dd>
                {field === 'parent' && of.parent !== null ? (
                  <Link to="/organisations/$organisation" params={{ organisation: of.parent }} search={{}}>
                    {text(field, of.parent)}
                  </Link>
                ) : (
                  (text(field, of[field]) ?? <span className="yd-none">{words.unknown}</span>)
                )}
                <DatedLines field={field} points={of.dated[field]} of={entityText} />
                <OriginLine of={of.provenance[field]} />
              </dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}

/** The number of its own buildings and projects, each linked to the list of them. */
function Holdings({ organisation }: { readonly organisation: string }) {
  const words = usePageWords(organisationWords);
  const format = useFormat();
  const known = useKnownAt();
  const buildings = useQuery(api.registry.buildings.queryOptions({ input: { organisation, limit: 1 } }));
  const projects = useQuery(api.project.projects.queryOptions({ input: { organisation, limit: 1, ...known } }));
  const search = { organisation };
  return (
    <Panel title={`${words.buildings}${format.pause}${words.projects}`}>
      <ul>
        {buildings.data === undefined ? null : (
          <li>
            {words.buildings}
            {format.colon}
            <Link to="/buildings" search={search}>
              {words.buildingsCount(format.count(buildings.data.total))}
            </Link>
          </li>
        )}
        {projects.data === undefined ? null : (
          <li>
            {words.projects}
            {format.colon}
            <Link to="/projects" search={search}>
              {words.projectsCount(format.count(projects.data.total))}
            </Link>
          </li>
        )}
      </ul>
    </Panel>
  );
}

/** Who changed which field of an organisation, from what to what, when, by which import. */
function OrganisationHistory({ organisation }: { readonly organisation: string }) {
  const { history } = usePageWords(entityWords);
  const { data, error, refetch } = useQuery(api.place.organisationHistory.queryOptions({ input: { code: organisation } }));
  const changes = data?.changes ?? [];
  const text = useOrganisationText(changes.flatMap(({ field, from, to }) => (field === 'parent' ? [from, to] : [])));
  return (
    <Panel title={history.title}>
      <ProblemView error={error} again={refetch} />
      <HistoryTable changes={changes} of={text} />
    </Panel>
  );
}
