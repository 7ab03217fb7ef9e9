import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import TextArea from 'antd/es/input/TextArea.js';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { troubleOf } from '../../../trouble.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { groundsWords } from './grounds-words.ts';

/** A building with what was seen of it. */
export type Subject = {
  readonly code: string;
  readonly name: string;
  readonly text: string;
  /** `says`: the figure as it is shown. */
  readonly figures: readonly { readonly name: string; readonly figure: string; readonly says: string }[];
};

type Outcome = { readonly case: string | null; readonly refused: string | null };

/** The procedure of inspections. */
const inspection = 'random-inspection';

/** Opens a case for each building, with period, sentence and figures filled in: shown first, then begun one after another. */
export function GroundsPanel({
  subjects,
  period,
  onClose,
}: {
  readonly subjects: readonly Subject[];
  readonly period: string;
  readonly onClose: () => void;
}) {
  const { format } = useLanguage();
  const words = usePageWords(groundsWords);
  const [procedure, setProcedure] = useState<string>(inspection);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const { begin, outcomes, isWorking } = useBeginning(procedure, period);
  const begun = [...outcomes.values()].filter((one) => one.case !== null).length;
  const textOf = (one: Subject) => texts[one.code] ?? one.text;
  const due = subjects.filter(({ code }) => (outcomes.get(code)?.case ?? null) === null);
  return (
    <Drawer
      open
      size="large"
      title={words.title(format.count(subjects.length))}
      onClose={onClose}
      closable={{ 'aria-label': words.close }}
      getContainer={() => document.getElementById('main') ?? document.body}
    >
      <div className="yd-stack">
        <p className="yd-quiet">{words.means}</p>
        <ProcedureField value={procedure} onPick={setProcedure} />
        <p>
          {words.period}
          {format.colon}
          {period}
        </p>
        <ShortTable
          label={words.table}
          columns={useColumns(outcomes, textOf, (code, text) => setTexts({ ...texts, [code]: text }))}
          rows={subjects}
          rowKey={({ code }) => code}
        />
        {due.length === 0 ? null : (
          <div>
            <Button type="primary" loading={isWorking} onClick={() => void begin(due.map((one) => ({ ...one, text: textOf(one) })))}>
              {words.begin(format.count(due.length))}
            </Button>
          </div>
        )}
        {begun === 0 || isWorking ? null : <p role="status">{words.begun(format.count(begun))}</p>}
      </div>
    </Drawer>
  );
}

function ProcedureField({ value, onPick }: { readonly value: string; readonly onPick: (procedure: string) => void }) {
  const words = usePageWords(groundsWords);
  const list = useQuery(api.procedures.list.queryOptions({ input: {} }));
  return (
    <>
      <Field label={words.procedure}>
        {(ids) => (
          <Choice
            id={ids.id}
            value={value}
            options={(list.data?.procedures ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={(one) => onPick(one ?? inspection)}
          />
        )}
      </Field>
      <ProblemView error={list.error} />
    </>
  );
}

/** Begins the cases one after another; each refusal is kept beside its building. */
function useBeginning(procedure: string, period: string) {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [isWorking, setWorking] = useState(false);
  const begin = async (due: readonly Subject[]) => {
    setWorking(true);
    for (const { code: building, text, figures } of due) {
      const seen = { ...(text.trim() !== '' && { text: text.trim() }), figures: figures.map(({ name, figure }) => ({ name, figure })) };
      const outcome = await client.cases.begin({ procedure, building, grounds: { period, ...seen } }).then(
        (made): Outcome => ({ case: made.case, refused: null }),
        (error: unknown): Outcome => ({ case: null, refused: troubleOf(error).told.detail }),
      );
      setOutcomes((before) => new Map(before).set(building, outcome));
    }
    setWorking(false);
    await queryClient.invalidateQueries({ queryKey: api.cases.key() });
  };
  return { begin, outcomes, isWorking };
}

function useColumns(
  outcomes: ReadonlyMap<string, Outcome>,
  textOf: (one: Subject) => string,
  onText: (code: string, text: string) => void,
): Column<Subject>[] {
  const words = usePageWords(groundsWords);
  const { format } = useLanguage();
  return [
    { key: 'building', title: words.building, value: ({ name, code }) => `${name} ${code}`, show: ({ name }) => name },
    {
      key: 'seen',
      title: words.seen,
      value: textOf,
      show: (one) => (
        <TextArea
          aria-label={`${words.seen} ${one.name}`}
          rows={2}
          maxLength={1000}
          value={textOf(one)}
          onChange={({ target }) => onText(one.code, target.value)}
        />
      ),
    },
    {
      key: 'figures',
      title: words.figures,
      value: ({ figures }) => figures.map(({ name, says }) => `${name} ${says}`).join(format.pause),
      show: ({ figures }) => (
        <span className="yd-stack">
          {figures.map(({ name, figure, says }) => (
            <span key={figure}>
              {name} <OpenedText figure={figure} text={says} />
            </span>
          ))}
        </span>
      ),
    },
    {
      key: 'state',
      title: words.state,
      value: ({ code }) => outcomes.get(code)?.case ?? outcomes.get(code)?.refused ?? words.toBegin,
      show: ({ code }) => <State of={outcomes.get(code)} />,
    },
  ];
}

function State({ of }: { readonly of: Outcome | undefined }) {
  const words = usePageWords(groundsWords);
  if (of === undefined) return <>{words.toBegin}</>;
  if (of.case === null) return <span role="alert">{of.refused}</span>;
  return (
    <Link to="/cases/$case" params={{ case: of.case }} search={{}}>
      {of.case}
    </Link>
  );
}
