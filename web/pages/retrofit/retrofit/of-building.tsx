import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { projectPageWords } from './project-words.ts';
import { poolWords } from './words.ts';

/** The projects of the pool that name a building, each with its current state. */
export function RetrofitsOfBuilding({ building }: { readonly building: string }) {
  const { ofBuilding: own } = usePageWords(projectPageWords);
  const words = usePageWords(poolWords);
  const format = useFormat();
  const { data, error, refetch } = useQuery(api.retrofit.list.queryOptions({ input: { building, limit: 100 } }));
  return (
    <Panel title={own.title}>
      <ProblemView error={error} again={refetch} />
      {data?.total === 0 ? <p className="yd-quiet">{own.none}</p> : null}
      <ul>
        {(data?.projects ?? []).map(({ code, name, state }) => (
          <li key={code}>
            <Link to="/retrofit/projects/$code" params={{ code }} search={{}}>
              {name}
            </Link>
            {format.aside(words.state[state])}
          </li>
        ))}
      </ul>
      <Link to="/retrofit/estimate" search={{ building }}>
        {own.estimate}
      </Link>
    </Panel>
  );
}
