import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { actWords } from './act-words.ts';
import type { TabOf } from './building-tabs.tsx';

/** The statements that were issued about a building, and its cases; where there are none, what would bring one. */
export function PapersTab({ building: { code } }: TabOf) {
  return (
    <>
      <Papers building={code} />
      <Cases building={code} />
    </>
  );
}

function Papers({ building }: { readonly building: string }) {
  const { format } = useLanguage();
  const words = usePageWords(actWords);
  const query = useQuery(api.statement.list.queryOptions({ input: { building, limit: 100 } }));
  return (
    <Panel title={words.papers}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data?.total === 0 ? <p className="yd-quiet">{words.papersNone}</p> : null}
      <ul>
        {(query.data?.statements ?? []).map(({ number, kindName, period, day }) => (
          <li key={number}>
            <Link to="/statements/$number" params={{ number }} search={{}}>
              {`${kindName} ${number}`}
            </Link>
            {format.aside(`${period}${format.pause}${format.day(day)}`)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Cases({ building }: { readonly building: string }) {
  const { format } = useLanguage();
  const words = usePageWords(actWords);
  const query = useQuery(api.cases.list.queryOptions({ input: { building, limit: 100 } }));
  return (
    <Panel title={words.files}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data?.total === 0 ? <p className="yd-quiet">{words.casesNone}</p> : null}
      <ul>
        {(query.data?.cases ?? []).map((one) => (
          <li key={one.case}>
            <Link to="/cases/$case" params={{ case: one.case }} search={{}}>
              {`${one.procedureName} ${one.case}`}
            </Link>
            {format.aside(one.stateName)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
