import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { IssuePanel } from '../../casework/statement/draft-panel.tsx';
import { statementWords } from '../../casework/statement/words.ts';
import { HangsOn, Unread } from './answer.tsx';
import type { PolicyVocabulary } from './facts.ts';
import { notesOnce, ofProject } from './notes.ts';
import { RuleArticle } from './rule.tsx';
import type { PaperHead } from './paper-head.tsx';
import { policyWords } from './words.ts';

export type PlotQuestion = Parameters<typeof client.policy.conditions>[0];

/** The indices to write into the contract, the strictest of each, with clause and quote; what is open; what was not read. */
export function ConditionsTab({
  question,
  head,
  known,
  onSay,
}: {
  readonly question: PlotQuestion;
  /** What the issued document says in addition to its answer. */
  readonly head: PaperHead;
  readonly known: PolicyVocabulary;
  readonly onSay: (fact: string) => void;
}) {
  const { plot, answer } = usePageWords(policyWords);
  const { draft } = usePageWords(statementWords);
  const format = useFormat();
  const asOf = useKnownAt();
  const query = useQuery({
    ...api.policy.conditions.queryOptions({ input: { ...question, ...asOf } }),
    enabled: question.region !== '',
    placeholderData: keepPreviousData,
  });
  const told = query.data;
  const once = notesOnce();
  if (told === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  const conditions = once(told.conditions);
  const open = once(ofProject(told.undecided));
  return (
    <div aria-live="polite" aria-busy={query.isFetching}>
      <Panel title={`${plot.conditions}${format.aside(format.count(told.conditions.length))}`}>
        {told.conditions.length === 0 ? <p className="yd-quiet">{plot.empty}</p> : null}
        {conditions.map((one) => (
          <RuleArticle key={one.rule} of={one} />
        ))}
      </Panel>
      <IssuePanel
        title={draft.conditions}
        kind="planning-conditions"
        question={{ ...question, ...head }}
        known={asOf}
        earlier={{ region: question.region }}
      />
      <Panel title={`${answer.undecided}${format.aside(format.count(open.length))}`}>
        <p className="yd-quiet">{open.length === 0 ? answer.none : answer.undecidedMeans}</p>
        {open.map((one) => (
          <RuleArticle key={one.rule} of={one}>
            <HangsOn needs={one.needs} known={known} onSay={onSay} />
          </RuleArticle>
        ))}
      </Panel>
      <Unread of={told.notLoaded} />
      <FindingList findings={told.findings} />
    </div>
  );
}
