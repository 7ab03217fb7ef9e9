import { useQueries } from '@tanstack/react-query';
import { heatDecisionKindTerms, heatDecisionTerms, heatRuleTerms } from '#heat/heat-billing/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useActor } from '../../../ui/actor.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { day, instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { DecisionForms } from './decision-forms.tsx';
import { householdNotesWords } from './household-words.ts';

type Row = Awaited<ReturnType<typeof client.heatBilling.decisions.list>>['decisions'][number];

/** The decisions about a household, its point and its meter, each revocable, and forms for new ones. */
export function DecisionsPanel({
  household,
  point,
  meter,
}: {
  readonly household: string;
  readonly point: string | null;
  readonly meter: string | null;
}) {
  const words = usePageWords(householdNotesWords);
  const me = useMe();
  const known = useKnownAt();
  const mayDecide = may(me, 'keep-heat') && known.knownAt === undefined;
  const about = [
    { about: 'household' as const, code: household },
    ...(point === null ? [] : [{ about: 'point' as const, code: point }]),
    ...(meter === null ? [] : [{ about: 'meter' as const, code: meter }]),
  ];
  const asked = useQueries({
    queries: about.map((one) => api.heatBilling.decisions.list.queryOptions({ input: { ...one, ...known } })),
  });
  const rows = asked.flatMap(({ data }) => data?.decisions ?? []);
  const columns = useDecisionColumns(mayDecide);
  return (
    <Panel title={words.decisions}>
      <div className="yd-stack">
        <ProblemView error={asked.find(({ error }) => error !== null)?.error} />
        {rows.length === 0 && asked.every(({ data }) => data !== undefined) ? <p className="yd-quiet">{words.noDecisions}</p> : null}
        {rows.length === 0 ? null : (
          <ShortTable label={words.decisions} columns={columns} rows={rows} rowKey={({ decision }) => String(decision)} />
        )}
        {mayDecide ? <DecisionForms household={household} meter={meter} /> : null}
      </div>
    </Panel>
  );
}

function useDecisionColumns(mayUndo: boolean): Column<Row>[] {
  const words = usePageWords(householdNotesWords);
  const { language } = useLanguage();
  const actor = useActor();
  const title = (code: keyof typeof heatDecisionTerms) => termText(heatDecisionTerms, code, language);
  const dated = (text: string | null) => (text === null ? undefined : day(text));
  return [
    { key: 'decision', title: title('decision'), value: ({ decision }) => String(decision) },
    { key: 'kind', title: title('kind'), value: ({ kind }) => termText(heatDecisionKindTerms, kind, language) },
    { key: 'code', title: title('code'), value: ({ code }) => code },
    { key: 'season', title: title('season'), value: ({ season }) => season ?? undefined },
    { key: 'from', title: title('from'), value: ({ from }) => dated(from) },
    { key: 'to', title: title('to'), value: ({ to }) => dated(to) },
    { key: 'temperature', title: title('temperature'), value: ({ temperature }) => temperature ?? undefined },
    {
      key: 'rule',
      title: title('rule'),
      value: ({ rule, gj }) => (rule === null ? (gj ?? undefined) : termText(heatRuleTerms, rule, language)),
      show: ({ rule, gj }) => (rule === null ? (gj === null ? '' : `${gj} GJ`) : termText(heatRuleTerms, rule, language)),
    },
    { key: 'note', title: title('note'), value: ({ note }) => note },
    { key: 'by', title: title('by'), value: ({ by }) => actor(by) },
    { key: 'at', title: title('at'), value: ({ at }) => instant(at) },
    ...(mayUndo
      ? [
          {
            key: 'undo',
            title: words.does,
            press: true,
            show: ({ decision }: Row) => <Undo id={decision} name={words.undone(String(decision))} />,
          },
        ]
      : []),
  ];
}
