import { skipToken, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Input } from 'antd';
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
  const open = useOpenCases({ procedure, period, buildings: subjects.map(({ code }) => code) });
  const begun = [...outcomes.values()].filter((one) => one.case !== null).length;
  const textOf = (one: Subject) => texts[one.code] ?? one.text;
  const due = subjects.filter((one) => (outcomes.get(one.code)?.case ?? null) === null && open.reasonOf(one) !== '');
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
          columns={useColumns({ outcomes, open }, textOf, (code, text) => setTexts({ ...texts, [code]: text }))}
          rows={subjects}
          rowKey={({ code }) => code}
        />
        <ProblemView error={open.error} />
        {due.length === 0 ? null : (
          <div>
            <Button
              type="primary"
              loading={isWorking}
              disabled={open.isPending}
              onClick={() => void begin(due.map((one) => ({ ...one, text: textOf(one), another: open.reasonOf(one) })))}
            >
              {words.begin(format.count(due.length))}
            </Button>
          </div>
        )}
        {begun === 0 || isWorking ? null : <p role="status">{words.begun(format.count(begun))}</p>}
      </div>
    </Drawer>
  );
}

type OpenCases = ReturnType<typeof useOpenCases>;

/** The open cases on the same grounds, by building, and the reasons that are written for a second one. */
function useOpenCases(asked: { readonly procedure: string; readonly period: string; readonly buildings: string[] }) {
  const input = { ...asked, open: 'true', limit: 100 } as const;
  const query = useQuery(api.cases.list.queryOptions({ input: asked.buildings.length === 0 ? skipToken : input }));
  const of = new Map((query.data?.cases ?? []).map((one) => [one.building ?? '', one.case]));
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  return {
    of,
    error: query.error,
    isPending: query.isPending,
    reasons,
    onReason: (code: string, text: string) => setReasons({ ...reasons, [code]: text }),
    /** Undefined where none is open; empty where one is due. */
    reasonOf: ({ code }: Subject) => (of.has(code) ? (reasons[code] ?? '').trim() : undefined),
  };
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
  const begin = async (due: readonly (Subject & { readonly another: string | undefined })[]) => {
    setWorking(true);
    for (const { code: building, text, figures, another } of due) {
      const seen = { ...(text.trim() !== '' && { text: text.trim() }), figures: figures.map(({ name, figure }) => ({ name, figure })) };
      const outcome = await client.cases
        .begin({ procedure, building, grounds: { period, ...seen }, ...(another !== undefined && { another }) })
        .then(
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

type Beginning = { readonly outcomes: ReadonlyMap<string, Outcome>; readonly open: OpenCases };

function useColumns(
  beginning: Beginning,
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
      value: ({ code }) => {
        const outcome = beginning.outcomes.get(code);
        return outcome?.case ?? outcome?.refused ?? beginning.open.of.get(code) ?? words.toBegin;
      },
      show: (one) => <State of={one} beginning={beginning} />,
    },
  ];
}

function State({ of: { code, name }, beginning }: { readonly of: Subject; readonly beginning: Beginning }) {
  const words = usePageWords(groundsWords);
  const { outcomes, open } = beginning;
  const outcome = outcomes.get(code);
  const isOpen = open.of.get(code);
  if (outcome !== undefined && outcome.case !== null) return <CaseLink of={outcome.case} />;
  return (
    <span className="yd-stack">
      {outcome === undefined ? null : <span role="alert">{outcome.refused}</span>}
      {isOpen === undefined ? (
        outcome === undefined && words.toBegin
      ) : (
        <>
          <span>
            {words.isOpen} <CaseLink of={isOpen} />
          </span>
          <Input
            aria-label={`${words.another} ${name}`}
            placeholder={words.reasonDue}
            maxLength={1000}
            value={open.reasons[code] ?? ''}
            onChange={({ target }) => open.onReason(code, target.value)}
          />
        </>
      )}
    </span>
  );
}

function CaseLink({ of }: { readonly of: string }) {
  return (
    <Link to="/cases/$case" params={{ case: of }} search={{}}>
      {of}
    </Link>
  );
}
