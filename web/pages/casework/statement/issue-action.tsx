import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, queryClient } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Differences } from './differences.tsx';
import { standingWords } from './standing-words.ts';

/** The current statement on a question, and what differs from it. */
export type Standing = NonNullable<Awaited<ReturnType<typeof client.annualReport.draw>>['statement']>;

/**
 * Issues what the page shows: asks once, then shows the number of the statement and what differs from it.
 * @param props.standing what was issued on the same question before, if the page knows it
 */
export function IssueAction({
  title,
  label,
  name,
  means,
  issue,
  standing,
}: {
  readonly title: string;
  readonly label: string;
  readonly name: string;
  readonly means: string;
  readonly issue: () => Promise<Standing | undefined>;
  readonly standing: (Pick<Standing, 'number' | 'day'> & Partial<Pick<Standing, 'differences'>>) | undefined;
}) {
  const words = usePageWords(standingWords);
  const { format } = useLanguage();
  const mayIssue = may(useMe(), 'issue-statement');
  const issued = useMutation({
    mutationFn: issue,
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: api.statement.key() }),
        queryClient.invalidateQueries({ queryKey: api.annualReport.key() }),
      ]),
  });
  const stands = issued.data ?? standing;
  if (!mayIssue && stands === undefined) return null;
  const differences = stands?.differences;
  return (
    <Panel title={title}>
      <div className="yd-stack">
        {issued.data === undefined ? null : <p role="status">{issued.data.isNew ? words.fresh(issued.data.number) : words.same}</p>}
        {stands === undefined ? null : (
          <p>
            {words.stands(stands.number, format.day(stands.day))}{' '}
            <Link to="/statements/$number" params={{ number: stands.number }} search={{}}>
              {words.look}
            </Link>
          </p>
        )}
        {differences === undefined ? null : differences.length === 0 ? (
          issued.data === undefined ? (
            <p>{words.agrees}</p>
          ) : null
        ) : (
          <Differences of={differences} label={words.differs} />
        )}
        {mayIssue ? <Confirm label={label} name={name} means={means} busy={issued.isPending} onYes={() => issued.mutate()} /> : null}
        <ProblemView error={issued.error} />
      </div>
    </Panel>
  );
}
