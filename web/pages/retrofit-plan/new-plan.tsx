import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../ui/place-pick.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { RowsOf } from './rows-of.tsx';
import { scenarioText, withGoals, type ScenarioRows } from './scenario-text.ts';
import { planPageWords } from './words.ts';

const nextYear = String(new Date().getFullYear() + 1);
const begin: ScenarioRows = {
  from: nextYear,
  to: nextYear,
  money: [{ source: 'county', year: nextYear, yuan: '' }],
  crews: [{ region: '', trade: '', crews: '' }],
  floors: [{ resource: 'area', year: '', min: '' }],
};

/** A scenario on one page, or pasted, and the job that makes a plan of it. @param onBegun hears the job and the name of the plan */
export function NewPlan({
  region: asked,
  onBegun,
}: {
  readonly region: string | undefined;
  readonly onBegun: (job: string, plan: string) => void;
}) {
  const words = usePageWords(planPageWords);
  const places = usePlaces();
  const [picked, setPicked] = useState(asked);
  const region = picked ?? places.begin;
  const [plan, setPlan] = useState('');
  const [rows, setRows] = useState(begin);
  const [scenario, setScenario] = useState('');
  const goals = useMutation({
    mutationFn: () => client.retrofitPlan.draft({ region: region ?? '', years: `${rows.from}..${rows.to}` }),
    onSuccess: (told) => setScenario(withGoals(scenario, told.scenario)),
  });
  const make = useMutation({
    mutationFn: () => client.retrofitPlan.make({ plan, scenario, ...(region !== undefined && { region }) }),
    onSuccess: ({ job }) => onBegun(job, plan.trim()),
  });
  return (
    <Panel title={words.newPlan}>
      <form
        aria-label={words.newPlan}
        className="yd-stack yd-no-print"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <HeadOf plan={plan} onPlan={setPlan} region={region} onRegion={setPicked} rows={rows} onRows={setRows} />
        <ScenarioParts rows={rows} onRows={setRows} />
        <div className="yd-row">
          <Button onClick={() => setScenario(scenarioText(scenario, rows))}>{words.apply}</Button>
          <Button loading={goals.isPending} disabled={region === undefined} onClick={() => goals.mutate()}>
            {words.fromDocuments}
          </Button>
        </div>
        <ProblemView error={goals.error} />
        <ScenarioBox text={scenario} onText={setScenario} />
        <ProblemView error={make.error} />
        <div>
          <Button type="primary" htmlType="submit" loading={make.isPending} disabled={plan.trim() === '' || scenario.trim() === ''}>
            {words.make}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** Money, crews and floors, row by row. */
function ScenarioParts({ rows, onRows }: { readonly rows: ScenarioRows; readonly onRows: (rows: ScenarioRows) => void }) {
  const words = usePageWords(planPageWords);
  return (
    <>
      <RowsOf
        title={words.money}
        fields={{ source: words.source, year: words.label.year, yuan: words.yuan }}
        rows={rows.money}
        onRows={(money) => onRows({ ...rows, money })}
      />
      <RowsOf
        title={words.crewsByCounty}
        fields={{ region: words.label.place, trade: words.trade, crews: words.crews }}
        rows={rows.crews}
        onRows={(crews) => onRows({ ...rows, crews })}
      />
      <RowsOf
        title={words.floors}
        fields={{ resource: words.term.resource, year: words.label.year, min: words.floor }}
        rows={rows.floors}
        onRows={(floors) => onRows({ ...rows, floors })}
      />
    </>
  );
}

type HeadProps = {
  readonly plan: string;
  readonly onPlan: (plan: string) => void;
  readonly region: string | undefined;
  readonly onRegion: (region: string | undefined) => void;
  readonly rows: ScenarioRows;
  readonly onRows: (rows: ScenarioRows) => void;
};

/** Of which place and years the plan is, and what it is called. */
function HeadOf({ plan, onPlan, region, onRegion, rows, onRows }: HeadProps) {
  const words = usePageWords(planPageWords);
  return (
    <div className="yd-row yd-row-top">
      <PlacePick label={words.label.place} value={region} onPick={onRegion} />
      <Field label={words.planName}>{(ids) => <Input {...ids} value={plan} onChange={({ target }) => onPlan(target.value)} />}</Field>
      {(['from', 'to'] as const).map((name) => (
        <Field key={name} label={name === 'from' ? words.firstYear : words.lastYear}>
          {(ids) => (
            <Input {...ids} inputMode="numeric" value={rows[name]} onChange={({ target }) => onRows({ ...rows, [name]: target.value })} />
          )}
        </Field>
      ))}
    </div>
  );
}

/** The scenario as text. */
function ScenarioBox({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const words = usePageWords(planPageWords);
  return (
    <Field label={words.scenario} hint={words.scenarioHint}>
      {(ids) => (
        <textarea
          {...ids}
          className="yd-area yd-code"
          rows={12}
          spellCheck={false}
          maxLength={2_000_000}
          value={text}
          onChange={({ target }) => onText(target.value)}
        />
      )}
    </Field>
  );
}
