import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { projectWords } from './words.ts';

/** The projects that a building belongs to, each with its current stage. */
export function ProjectsOfBuilding({ building }: { readonly building: string }) {
  const words = usePageWords(projectWords);
  const format = useFormat();
  const { data, error, refetch } = useQuery(api.project.projects.queryOptions({ input: { building, limit: 100 } }));
  return (
    <Panel title={words.ofBuilding}>
      <ProblemView error={error} again={refetch} />
      {data?.projects.length === 0 ? <p className="yd-quiet">{words.noProject}</p> : null}
      <ul>
        {(data?.projects ?? []).map(({ code, name, stage }) => (
          <li key={code}>
            <Link to="/projects/$project" params={{ project: code }} search={{}}>
              {name}
            </Link>
            {stage === null ? null : format.aside(words.stages[stage])}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
