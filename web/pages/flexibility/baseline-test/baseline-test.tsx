import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { EntryChoice, useEntries } from '../../../ui/entry-choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { TestJob } from './test-job.tsx';
import { baselineTestWords } from './words.ts';

/** The state of the page that tests rules: the job that does it. */
const readBaselineTest = (given: Readonly<Record<string, unknown>>) => ({ job: textIn(given, 'job') });

/** Baseline rules tested on days without events: a job that continues when the user leaves the page. */
export function BaselineTestPage() {
  const words = usePageWords(baselineTestWords);
  const [{ job }, go] = useAddress(readBaselineTest);
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <div className="yd-stack">
        <TestForm onBegun={(begun) => go({ job: begun })} />
        {job === undefined ? null : <TestJob key={job} job={job} />}
      </div>
    </>
  );
}

function TestForm({ onBegun }: { readonly onBegun: (job: string) => void }) {
  const words = usePageWords(baselineTestWords);
  const { begin } = usePlaces();
  const portfolios = useQuery(api.portfolio.list.queryOptions({ input: {} })).data?.portfolios ?? [];
  const [typed, setTyped] = useState({ hours: '14-17', building: '', programme: '' });
  const [portfolio, setPortfolio] = useState<string>();
  const [region, setRegion] = useState<string>();
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const known = useEntries('baseline-rule') ?? [];
  const [chosen, setRules] = useState<readonly string[]>();
  // by default every available rule is tested
  const rules = chosen ?? known.map(({ value }) => value);
  const text = (field: keyof typeof typed, label: string, hint?: string) => (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => <Input {...ids} value={typed[field]} onChange={({ target }) => setTyped({ ...typed, [field]: target.value })} />}
    </Field>
  );
  const place = region ?? begin;
  const where = whereOf({ building: typed.building.trim(), portfolio, region: place });
  const send = async () => {
    const programme = typed.programme.trim();
    const named = { rules: [...rules], from: from ?? '', to: to ?? '', hours: typed.hours.trim() };
    const asked = { ...where, ...named, ...(programme !== '' && { programme }) };
    onBegun((await client.flexibility.tests.begin(asked)).job);
  };
  return (
    <Panel title={words.form}>
      <SignInForm
        submit={words.begin}
        check={() =>
          rules.length === 0 || from === undefined || to === undefined || typed.hours.trim() === '' ? words.missing : undefined
        }
        send={send}
        block={false}
      >
        <Rules chosen={rules} onChoose={setRules} />
        <div className="yd-row">
          <Choice
            label={words.of.portfolio}
            value={portfolio}
            none={words.whole}
            options={portfolios.map(({ code, name }) => ({ value: code, label: name }))}
            onChoose={setPortfolio}
          />
          {portfolio === undefined ? <PlacePick label={words.place} value={place} onPick={setRegion} /> : null}
          {text('building', words.building)}
          <Field label={words.of.from}>{({ id }) => <DayInput id={id} value={from} onDay={setFrom} />}</Field>
          <Field label={words.of.to}>{({ id }) => <DayInput id={id} value={to} onDay={setTo} />}</Field>
          {text('hours', words.hours)}
          <Field label={words.of.programme} hint={words.programmeHint}>
            {({ id }) => (
              <EntryChoice kind="programme" id={id} value={typed.programme} onChoose={(programme) => setTyped({ ...typed, programme })} />
            )}
          </Field>
        </div>
      </SignInForm>
    </Panel>
  );
}

function Rules({ chosen, onChoose }: { readonly chosen: readonly string[]; readonly onChoose: (rules: readonly string[]) => void }) {
  const words = usePageWords(baselineTestWords);
  const known = useEntries('baseline-rule') ?? [];
  return (
    <fieldset className="yd-stack">
      <legend>{words.rules}</legend>
      <Checkbox.Group options={[...known]} value={[...chosen]} onChange={onChoose} />
    </fieldset>
  );
}

type Where = { readonly building: string; readonly portfolio: string | undefined; readonly region: string | undefined };

/** One of the three: the narrowest that is given. */
function whereOf({ building, portfolio, region }: Where): { building?: string; portfolio?: string; region?: string } {
  if (building !== '') return { building };
  return portfolio !== undefined ? { portfolio } : region === undefined ? {} : { region };
}
