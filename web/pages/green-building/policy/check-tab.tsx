import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { statementWords } from '../../casework/statement/words.ts';
import { HangsOn } from './answer.tsx';
import { asDesigned, Designed } from './designed.tsx';
import type { PlotQuestion } from './conditions-tab.tsx';
import type { PaperHead } from './paper-head.tsx';
import { itemKind, paperAddress, questionOf, useSay, type PolicyVocabulary } from './facts.ts';
import { decodeProject, encodeProject, withFact, type Project, type Value } from './project-code.ts';
import { notesOnce, ofProject } from './notes.ts';
import { ClauseLink, RuleArticle, Strength } from './rule.tsx';
import { policyWords } from './words.ts';

type Checked = Awaited<ReturnType<typeof client.policy.check>>['items'][number];

/** A design against the requirements: a verdict by item and overall, and the clause that forbids the permit. */
export function CheckTab({
  question,
  head,
  known,
  design,
  onDesign,
  onSay,
}: {
  readonly question: PlotQuestion;
  readonly head: PaperHead;
  readonly known: PolicyVocabulary;
  /** As it is in the address. */
  readonly design: string;
  readonly onDesign: (design: string | undefined) => void;
  readonly onSay: (fact: string) => void;
}) {
  const { plot, answer } = usePageWords(policyWords);
  const values = decodeProject(design, itemKind(known));
  const query = useQuery({
    ...api.policy.check.queryOptions({ input: { ...question, design: asDesigned(values, known) } }),
    enabled: question.region !== '',
    placeholderData: keepPreviousData,
  });
  const told = useLast(query.data);
  const set = (item: string, value: Value | undefined) => onDesign(encodeProject(withFact(values, item, value)));
  if (told === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  const open = notesOnce()(ofProject(told.undecided));
  return (
    <>
      <ProblemView error={query.error} again={query.refetch} />
      {query.error === null ? <Whole verdict={told.verdict} /> : null}
      {told.permit.length === 0 ? null : (
        <Panel title={plot.permit}>
          {told.permit.map((one) => (
            <RuleArticle key={one.rule} of={one} />
          ))}
        </Panel>
      )}
      <Panel title={plot.items} actions={<PaperLink question={question} head={head} design={asDesigned(values, known)} />}>
        <Items
          rows={told.items.filter((one) => isShown(one, known)).toSorted((a, b) => Number(b.decides) - Number(a.decides))}
          known={known}
          values={values}
          onSet={set}
        />
      </Panel>
      {open.length === 0 ? null : (
        <Panel title={answer.undecided}>
          {open.map((one) => (
            <RuleArticle key={one.rule} of={one}>
              <HangsOn needs={one.needs} known={known} onSay={onSay} />
            </RuleArticle>
          ))}
        </Panel>
      )}
      <FindingList findings={told.findings} />
    </>
  );
}

/** The check as a Word document. */
function PaperLink({
  question,
  head,
  design,
}: {
  readonly question: PlotQuestion;
  readonly head: PaperHead;
  readonly design: ReturnType<typeof asDesigned>;
}) {
  const { draft } = usePageWords(statementWords);
  const { region, date, project, plot } = question;
  const asked = { ...questionOf(region, date, project as Project), plot, design, head };
  return (
    <Button href={paperAddress('/exports/design-check', asked)} download>
      {draft.checkWord}
    </Button>
  );
}

function Whole({ verdict }: { readonly verdict: Awaited<ReturnType<typeof client.policy.check>>['verdict'] }) {
  const format = useFormat();
  const { plot } = usePageWords(policyWords);
  return (
    <p role="status">
      {plot.whole}
      {format.colon}
      <strong>{plot.verdicts[verdict]}</strong>
    </p>
  );
}

/** The last answer that was available: what was typed next to it does not vanish when there is a problem. */
function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}

function Items({
  rows,
  known,
  values,
  onSet,
}: {
  readonly rows: readonly Checked[];
  readonly known: PolicyVocabulary;
  readonly values: Readonly<Record<string, Value>>;
  readonly onSet: (item: string, value: Value | undefined) => void;
}) {
  const { plot } = usePageWords(policyWords);
  const say = useSay();
  const columns: Column<Checked>[] = [
    { key: 'required', title: plot.required, show: ({ text }) => say(text) },
    { key: 'strength', title: plot.strength, show: ({ strength }) => <Strength of={strength} /> },
    {
      key: 'designed',
      title: plot.design,
      show: (row) =>
        itemsOf(row).map((item) => (
          <Designed
            key={item}
            item={known.items.get(item)}
            required={row.required}
            value={values[item]}
            onSet={(value) => onSet(item, value)}
          />
        )),
    },
    {
      key: 'verdict',
      title: plot.verdict,
      show: ({ verdict, decides }) => (
        <>
          <strong>{plot.verdicts[verdict]}</strong> {decides ? <span className="yd-quiet yd-small">{plot.decides}</span> : null}
        </>
      ),
    },
    {
      key: 'clause',
      title: plot.clause,
      show: ({ document, clause, rule }) => <ClauseLink document={document} clause={clause} rule={rule} />,
    },
  ];
  return <ShortTable label={plot.items} columns={columns} rows={rows} rowKey={({ rule }) => rule} />;
}

/** What decides, what the design covers, and indices that are more than a wish. */
function isShown(one: Checked, { items }: PolicyVocabulary): boolean {
  const wish = one.strength === 'encourage' || one.strength === 'may';
  return one.decides || one.designed !== null || (!wish && itemsOf(one).some((item) => items.get(item)?.index === true));
}

/** The item of a row; for a choice, all of them. */
function itemsOf({ item, required }: Checked): readonly string[] {
  return Array.isArray(required) ? required.map((one) => one.item) : [item];
}
