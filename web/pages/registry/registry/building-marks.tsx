import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { actWords } from './act-words.ts';

/** What was done about a building: the notices sent to its owner, and its open cases. Renders nothing if there are none. */
export function BuildingMarks({ building }: { readonly building: string }) {
  const { format } = useLanguage();
  const words = usePageWords(actWords);
  const sent = useQuery(api.statement.sent.queryOptions({ input: { building, limit: 3 } }));
  const cases = useQuery(api.cases.list.queryOptions({ input: { building, open: 'true', limit: 3 } }));
  const notices = (sent.data?.notices ?? []).filter(({ withdrawn }) => !withdrawn);
  const open = cases.data?.cases ?? [];
  if (notices.length + open.length === 0) return null;
  return (
    <ul className="yd-marks yd-quiet" aria-label={words.marks}>
      {notices.map(({ number, kindName, day, answers }) => (
        <li key={number}>
          {words.sent(format.day(day), kindName)}{' '}
          <Link to="/statements/$number" params={{ number }} search={{}}>
            {number}
          </Link>
          {format.aside(answers.length === 0 ? words.unanswered : words.answered)}
        </li>
      ))}
      {open.map((one) => (
        <li key={one.case}>
          {words.open}
          {format.colon}
          <Link to="/cases/$case" params={{ case: one.case }} search={{}}>
            {`${one.procedureName} ${one.case}`}
          </Link>
          {format.aside(one.stateName)}
        </li>
      ))}
    </ul>
  );
}
