import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import type { PolicyVocabulary } from '../../green-building/policy/facts.ts';
import { encodeProject, type Project } from '../../green-building/policy/project-code.ts';
import { Claims, OpenClaims } from '../../green-building/rating/claims.tsx';
import { projectWords } from './words.ts';

type Question = Awaited<ReturnType<typeof client.project.question>>;

/**
 * The incentives that a project's facts qualify for, with clause and what is missing; and a link to areas and costs, which decide the
 * amount.
 * @param apart rules that depend on who buys or runs something and do not concern the project
 */
export function IncentivesPanel({
  question,
  known,
  apart,
  onSay,
}: {
  readonly question: Question;
  readonly known: PolicyVocabulary;
  readonly apart: readonly string[];
  readonly onSay: (fact: string) => void;
}) {
  const words = usePageWords(projectWords);
  const format = useFormat();
  const told = useQuery({
    ...api.rating.incentives.queryOptions({ input: { ...question, measures: {} } }),
    placeholderData: keepPreviousData,
  });
  const { region, date, project } = question;
  if (told.data === undefined) return told.error === null ? <Loading /> : <ProblemView error={told.error} again={told.refetch} />;
  const open = told.data.undecided.filter(({ rule }) => !apart.includes(rule));
  return (
    <section aria-label={words.incentives}>
      <Claims of={told.data.claims} known={known} />
      <OpenClaims title={words.openIncentives} of={open} known={known} onSay={onSay} />
      <p>
        <Link to="/rating/incentives" search={{ region, date, p: encodeProject(project as Project) }}>
          {words.computeIncentives}
        </Link>{' '}
        <span className="yd-quiet">{words.incentivesBelow(format.day(date))}</span>
      </p>
    </section>
  );
}
