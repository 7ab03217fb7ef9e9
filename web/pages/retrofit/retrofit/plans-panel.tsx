import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { projectPageWords } from './project-words.ts';

/** The annual plans whose file contains the project, newest first. */
export function PlansPanel({ project }: { readonly project: string }) {
  const own = usePageWords(projectPageWords);
  const { format } = useLanguage();
  const { data, error, refetch } = useQuery(api.retrofitPlan.list.queryOptions({ input: { project } }));
  return (
    <Panel title={own.plans}>
      <ProblemView error={error} again={refetch} />
      {data?.plans.length === 0 ? <p className="yd-quiet">{own.noPlans}</p> : null}
      <ul>
        {(data?.plans ?? []).map(({ plan, region, years, adopted }) => (
          <li key={plan}>
            <Link to="/retrofit/plans" search={{ region, plan }}>
              {plan}
            </Link>{' '}
            <span className="yd-quiet">
              {years.join(format.and)}
              {adopted === null ? null : format.aside(own.adopted(adopted.document))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
