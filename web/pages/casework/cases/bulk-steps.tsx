import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { troubleOf } from '../../../trouble.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { bulkWords } from './bulk-words.ts';

/** A case selected in the list. */
export type Chosen = { readonly case: string; readonly procedure: string; readonly state: string; readonly head: string };

type Outcome = { readonly case: string; readonly refused: string | null };

/** One step for several cases of the same procedure and state: each is taken separately, and each refusal is shown. */
export function BulkSteps({ chosen, drop }: { readonly chosen: readonly Chosen[]; readonly drop: () => void }) {
  const words = usePageWords(bulkWords);
  const format = useFormat();
  const [first] = chosen;
  const isAlike = chosen.every(({ procedure, state }) => procedure === first?.procedure && state === first.state);
  const one = useQuery({ ...api.cases.show.queryOptions({ input: { case: first?.case ?? '' } }), enabled: isAlike && first !== undefined });
  const steps = (one.data?.steps ?? []).filter(
    ({ as, form, evidence }) => as !== null && !form.some(({ required }) => required) && !evidence.some(({ required }) => required),
  );
  const [step, setStep] = useState<string>();
  const [note, setNote] = useState('');
  const { work, outcomes, isWorking } = useTakingAll(chosen);
  const picked = steps.find(({ transition }) => transition === step);
  const isReady = picked !== undefined && (!picked.note || note.trim() !== '');
  return (
    <Panel title={words.title(format.count(chosen.length))}>
      <div className="yd-stack">
        {isAlike ? null : <Alert type="info" role="status" title={words.differ} />}
        {one.data !== undefined && steps.length === 0 && outcomes.length === 0 ? <p className="yd-quiet">{words.none}</p> : null}
        <div className="yd-row">
          {steps.length === 0 ? null : (
            <>
              <Field label={words.step}>
                {(ids) => (
                  <Choice
                    id={ids.id}
                    value={step}
                    none={words.label.choose}
                    options={steps.map(({ transition, name }) => ({ value: transition, label: name }))}
                    onChoose={setStep}
                  />
                )}
              </Field>
              <Field label={words.note} hint={picked?.note === true ? words.noteNeeded : undefined}>
                {(ids) => (
                  <input
                    {...ids}
                    className="yd-choice"
                    style={{ width: 'min(360px, 100%)' }}
                    autoComplete="off"
                    maxLength={4000}
                    value={note}
                    onChange={({ target }) => setNote(target.value)}
                  />
                )}
              </Field>
              <Button type="primary" disabled={!isReady || !isAlike} loading={isWorking} onClick={() => void work(step ?? '', note)}>
                {words.take}
              </Button>
            </>
          )}
          <Button onClick={drop}>{words.clear}</Button>
        </div>
        <ProblemView error={one.error} />
        {isWorking ? <p role="status">{words.working(format.count(outcomes.length), format.count(chosen.length))}</p> : null}
        {outcomes.length === 0 || isWorking ? null : <Outcomes of={outcomes} />}
      </div>
    </Panel>
  );
}

/** Takes a step in one case after another; a refusal does not stop the rest. */
function useTakingAll(chosen: readonly Chosen[]) {
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [isWorking, setWorking] = useState(false);
  const work = async (transition: string, note: string): Promise<void> => {
    setWorking(true);
    setOutcomes([]);
    for (const { case: code, head: seen } of chosen) {
      const refused = await client.cases.take({ case: code, transition, seen, ...(note.trim() !== '' && { note }) }).then(
        () => null,
        (error: unknown) => troubleOf(error).told.detail,
      );
      setOutcomes((all) => [...all, { case: code, refused }]);
    }
    setWorking(false);
    await queryClient.invalidateQueries({ queryKey: api.cases.list.key() });
  };
  return { work, outcomes, isWorking };
}

function Outcomes({ of }: { readonly of: readonly Outcome[] }) {
  const words = usePageWords(bulkWords);
  const format = useFormat();
  const refused = of.filter((one) => one.refused !== null).length;
  return (
    <>
      <Alert
        type={refused === 0 ? 'success' : 'warning'}
        role="status"
        title={words.done(format.count(of.length - refused), format.count(refused))}
      />
      <ShortTable<Outcome>
        label={words.results}
        columns={[
          {
            key: 'case',
            title: words.term.case,
            value: (row) => row.case,
            show: (row) => (
              <Link to="/cases/$case" params={{ case: row.case }} search={{}}>
                {row.case}
              </Link>
            ),
          },
          { key: 'result', title: words.label.result, value: (row) => row.refused ?? words.taken },
        ]}
        rows={of}
        rowKey={(row) => row.case}
      />
    </>
  );
}
