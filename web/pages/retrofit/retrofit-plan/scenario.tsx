import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { troubleOf } from '../../../trouble.ts';
import { textIn, useAddress } from '../../../ui/address.ts';
import { Field } from '../../../ui/field.tsx';
import { FaultLine, TextField } from '../../../ui/marked-field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { BlocksPart } from './scenario-blocks.tsx';
import { faultsAt } from '../../../ui/faults-at.ts';
import { formOf, scenarioOf, withGoals, type ScenarioForm } from './scenario-form.ts';
import { FloorsPart, GoalsPart, MoneyPart, OthersPart } from './scenario-limits.tsx';
import { CrewsPart, FundingPart, ObjectivePart, PackagesPart, PricesPart } from './scenario-means.tsx';
import { scenarioWords } from './scenario-words.ts';

const readScenarioAddress = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  from: textIn(given, 'from'),
});

/** A scenario on one page: all of it in boxes, each fault at its box; started empty or from the scenario of a plan. */
export function RetrofitScenarioPage() {
  const words = usePageWords(scenarioWords);
  const [{ region, from }] = useAddress(readScenarioAddress);
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <Link to="/retrofit/plans" search={region === undefined ? {} : { region }}>
          {words.back}
        </Link>
      </PageHeader>
      {from === undefined ? <ScenarioPage region={region} begin={beginning()} /> : <FromPlan key={from} plan={from} />}
    </>
  );
}

/** Next year, the saving, and nothing else: no amount that the user has not typed. */
const beginning = (): ScenarioForm => {
  const next = new Date().getFullYear() + 1;
  return formOf({ years: [next], objective: { savingKgce: 1 } });
};

function FromPlan({ plan }: { readonly plan: string }) {
  const { data, error, refetch } = useQuery(api.retrofitPlan.show.queryOptions({ input: { plan } }));
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  return <ScenarioPage region={data.region} begin={formOf(data.scenario)} />;
}

function ScenarioPage({ region: asked, begin }: { readonly region: string | undefined; readonly begin: ScenarioForm }) {
  const words = usePageWords(scenarioWords);
  const navigate = useNavigate();
  const places = usePlaces();
  const [picked, setPicked] = useState(asked);
  const region = picked ?? places.begin;
  const [plan, setPlan] = useState('');
  const [form, setForm] = useState(begin);
  const goals = useMutation({
    mutationFn: (place: string) => client.retrofitPlan.draft({ region: place, years: `${form.from}..${form.to}` }),
    onSuccess: ({ scenario }) => setForm(withGoals(form, scenario)),
  });
  const make = useMutation({
    mutationFn: (place: string) => client.retrofitPlan.make({ plan, region: place, scenario: JSON.stringify(scenarioOf(form)) }),
    onSuccess: ({ job }) =>
      void navigate({ to: '/retrofit/plans', search: { job, making: plan.trim(), ...(region !== undefined && { region }) } }),
  });
  const fault = faultsAt(make.error === null ? [] : troubleOf(make.error).told.findings);
  const part = { form, onForm: (change: Partial<ScenarioForm>) => setForm({ ...form, ...change }), fault };
  return (
    <form
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (region !== undefined) make.mutate(region);
      }}
    >
      <div className="yd-panel yd-row yd-row-top">
        <PlacePick label={words.label.place} value={region} onPick={setPicked} />
        <TextField label={words.planName} fault={undefined} value={plan} onChange={setPlan} />
        <TextField
          label={words.first}
          width={90}
          fault={fault('years', true)}
          value={form.from}
          onChange={(from) => part.onForm({ from })}
        />
        <TextField label={words.last} width={90} fault={undefined} value={form.to} onChange={(to) => part.onForm({ to })} />
      </div>
      <GoalsPart {...part} busy={goals.isPending} onGoals={region === undefined ? null : () => goals.mutate(region)} />
      <ProblemView error={goals.error} />
      <MoneyPart {...part} />
      <FloorsPart {...part} />
      <CrewsPart {...part} />
      {region === undefined ? null : <BlocksPart key={region} region={region} />}
      <PackagesPart {...part} />
      <FundingPart {...part} />
      <PricesPart {...part} />
      <ObjectivePart {...part} />
      <OthersPart {...part} />
      <TextPart form={form} onForm={setForm} />
      <ProblemView error={make.error} />
      <Button type="primary" htmlType="submit" loading={make.isPending} disabled={plan.trim() === '' || region === undefined}>
        {words.make}
      </Button>
    </form>
  );
}

/** All of it as text, for pasting and for what has no box. */
function TextPart({ form, onForm }: { readonly form: ScenarioForm; readonly onForm: (form: ScenarioForm) => void }) {
  const words = usePageWords(scenarioWords);
  const [typed, setTyped] = useState<string>();
  const [isUnread, setUnread] = useState(false);
  const text = typed ?? JSON.stringify(scenarioOf(form), null, 2);
  const read = () => {
    const value = objectOf(text);
    setUnread(value === null);
    if (value === null) return;
    onForm(formOf(value));
    setTyped(undefined);
  };
  return (
    <Panel title={words.text}>
      <details>
        <summary>{words.text}</summary>
        <Field label={words.text} hint={words.textHint}>
          {(ids) => (
            <textarea
              {...ids}
              className="yd-area yd-code"
              rows={16}
              spellCheck={false}
              maxLength={2_000_000}
              value={text}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
        <Button disabled={typed === undefined} onClick={read}>
          {words.read}
        </Button>
        <FaultLine of={isUnread ? words.unread : undefined} />
      </details>
    </Panel>
  );
}

/** The JSON object in a text; null if it is not one. */
function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
