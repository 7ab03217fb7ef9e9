import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { dayIn, useAddress } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Answer } from '../../green-building/policy/answer.tsx';
import { usePolicyWords } from '../../green-building/policy/facts.ts';
import { IncentivesPanel } from './incentives-panel.tsx';
import { projectWords } from './words.ts';

const readDate = (given: Readonly<Record<string, unknown>>) => ({ date: dayIn(given, 'date') });

/** What the documents require of the project on a day, by its own facts. @param onSay called with a fact that would decide, to be stated */
export function BindsPanel({ project, onSay }: { readonly project: string; readonly onSay: (fact: string) => void }) {
  const words = usePageWords(projectWords);
  const format = useFormat();
  const [{ date }, go] = useAddress(readDate);
  const { known } = usePolicyWords();
  const asked = { project, ...(date !== undefined && { date }), ...useKnownAt() };
  const question = useQuery({ ...api.project.question.queryOptions({ input: asked }), placeholderData: keepPreviousData });
  const rules = useQuery({
    ...api.policy.rules.queryOptions({ input: question.data ?? { region: '', project: {} } }),
    enabled: question.data !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Panel title={words.binds}>
        <Field label={words.day}>{(ids) => <DayInput {...ids} value={date} onDay={(day) => go({ date: day })} />}</Field>
        <ProblemView error={question.error ?? rules.error} again={question.error === null ? rules.refetch : question.refetch} />
        {question.data === undefined ? null : <p className="yd-quiet">{words.bindsBelow(format.day(question.data.date))}</p>}
      </Panel>
      {rules.data === undefined || known === undefined ? (
        rules.error === null && question.error === null ? (
          <Loading />
        ) : null
      ) : (
        <>
          {question.data === undefined ? null : (
            <IncentivesPanel question={question.data} known={known} apart={ofOthers(rules.data.undecided)} onSay={onSay} />
          )}
          <Answer of={rules.data} known={known} onSay={onSay} />
        </>
      )}
    </>
  );
}

/** Rules that depend on who buys or runs something. */
const ofOthers = (undecided: readonly { readonly rule: string; readonly binds: string }[]): string[] =>
  undecided.filter(({ binds }) => binds === 'actor').map(({ rule }) => rule);
