import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { carriers } from '#kernel/carrier.ts';
import { carrierTerms, termText } from '#kernel/vocabulary.ts';
import { verificationStates, verificationStateTerms } from '#heat/meter-verification/vocabulary.ts';
import { meterFieldTerms } from '#registry/registry/vocabulary.ts';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { fieldsAtFault } from '../../../ui/file-faults.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { FaultLine, TextField } from '../../../ui/marked-field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { isAtFault } from '../../casework/draws/plan-form.ts';
import { planWords } from '../../casework/draws/plan-words.ts';
import { useLotColumns } from './lot-columns.tsx';
import { emptySample, type SampleForm, sampleInput } from './sample-form.ts';
import { sampleWords } from './sample-words.ts';

type Checked = Awaited<ReturnType<typeof client.meterVerification.checkSample>>;

/** A sample of meters: filled in, previewed lot by lot, then announced; any change must be checked again. */
export function NewSample() {
  const words = usePageWords(sampleWords);
  const [form, setForm] = useState(emptySample);
  const check = useMutation({ mutationFn: () => client.meterVerification.checkSample(sampleInput(form)) });
  const announce = useMutation({
    mutationFn: () => client.meterVerification.announceSample(sampleInput(form)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.meterVerification.samples.key() }),
  });
  const change = (to: SampleForm) => {
    setForm(to);
    check.reset();
    announce.reset();
  };
  const faults = fieldsAtFault(check.error ?? announce.error, 'draw-plan-field');
  const plan = usePageWords(planWords);
  return (
    <Panel title={words.newSample}>
      <div className="yd-stack">
        <Which form={form} faults={faults} onChange={change} />
        <HowMany form={form} faults={faults} onChange={change} />
        <TextField
          label={plan.source}
          hint={plan.sourceHint}
          width={480}
          value={form.source}
          fault={isAtFault(faults, 'source') ? plan.bad.source : undefined}
          onChange={(source) => change({ ...form, source })}
        />
        <TextField
          label={plan.knownFrom}
          hint={plan.knownFromHint}
          value={form.knownFrom}
          fault={isAtFault(faults, 'knownFrom') ? plan.bad.knownFrom : undefined}
          onChange={(knownFrom) => change({ ...form, knownFrom })}
        />
        <Field label={words.term.until}>
          {(ids) => <DayInput {...ids} value={form.until} onDay={(until) => change({ ...form, until })} />}
        </Field>
        <div className="yd-row">
          <Button loading={check.isPending} disabled={!isFilled(form)} onClick={() => check.mutate()}>
            {words.check}
          </Button>
          <Button
            type="primary"
            disabled={!check.isSuccess || announce.isSuccess}
            loading={announce.isPending}
            onClick={() => announce.mutate()}
          >
            {words.newSample}
          </Button>
        </div>
        <ProblemView error={check.error ?? announce.error} />
        {check.data === undefined ? null : <Counts of={check.data} />}
        {announce.data === undefined ? null : <Announced draw={announce.data.draw} />}
      </div>
    </Panel>
  );
}

const isFilled = ({ name, region, amount, source, knownFrom }: SampleForm): boolean =>
  region !== undefined && [name, amount, source, knownFrom].every((typed) => typed.trim() !== '');

type Parts = { readonly form: SampleForm; readonly faults: readonly string[]; readonly onChange: (form: SampleForm) => void };

/** Its name, and which meters it is drawn from. */
function Which({ form, faults, onChange }: Parts) {
  const words = usePageWords(sampleWords);
  const plan = usePageWords(planWords);
  const { language } = useLanguage();
  return (
    <>
      <TextField
        label={plan.name}
        width={480}
        value={form.name}
        fault={isAtFault(faults, 'name') ? plan.bad.name : undefined}
        onChange={(name) => onChange({ ...form, name })}
      />
      <div className="yd-row yd-row-top">
        <PlacePick label={plan.place} value={form.region} none={plan.choose} onPick={(region) => onChange({ ...form, region })} />
        <OrganisationPick
          label={termText(meterFieldTerms, 'operator', language)}
          value={form.company}
          onPick={(company) => onChange({ ...form, company })}
        />
        <Field label={words.energy}>
          {({ id }) => (
            <Choice
              id={id}
              none={words.any}
              value={form.carrier}
              options={carriers.map((value) => ({ value, label: termText(carrierTerms, value, language) }))}
              onChoose={(carrier) => onChange({ ...form, carrier })}
            />
          )}
        </Field>
        <Field label={words.state}>
          {({ id }) => (
            <Choice
              id={id}
              none={words.any}
              value={form.state}
              options={verificationStates.map((value) => ({ value, label: termText(verificationStateTerms, value, language) }))}
              onChoose={(state) => onChange({ ...form, state })}
            />
          )}
        </Field>
        <Field label={words.term.listDay}>{(ids) => <DayInput {...ids} value={form.on} onDay={(on) => onChange({ ...form, on })} />}</Field>
      </div>
    </>
  );
}

/** The year that lots are distinguished by, and how many are drawn from each. */
function HowMany({ form, faults, onChange }: Parts) {
  const words = usePageWords(sampleWords);
  const plan = usePageWords(planWords);
  const isWrong = ['rate', 'count', 'atLeast'].some((field) => isAtFault(faults, field));
  return (
    <div>
      <div className="yd-row yd-row-top">
        <Field label={words.term.by}>
          {({ id }) => (
            <Choice
              id={id}
              value={form.by}
              options={(['installed', 'verified'] as const).map((value) => ({ value, label: words.year[value] }))}
              onChoose={(by) => onChange({ ...form, by: by ?? 'installed' })}
            />
          )}
        </Field>
        <TextField
          label={words.amount}
          hint={words.amountHint}
          value={form.amount}
          fault={undefined}
          onChange={(amount) => onChange({ ...form, amount })}
        />
        <TextField
          label={words.atLeast}
          width={120}
          value={form.atLeast}
          fault={undefined}
          onChange={(atLeast) => onChange({ ...form, atLeast })}
        />
      </div>
      <FaultLine of={isWrong ? plan.bad.rule : undefined} />
    </div>
  );
}

function Counts({ of }: { readonly of: Checked }) {
  const words = usePageWords(sampleWords);
  const format = useFormat();
  const columns = useLotColumns<Checked['lots'][number]>();
  return (
    <>
      <p role="status">{words.fine(format.count(of.lots.reduce((sum, { drawn }) => sum + drawn, 0)))}</p>
      <ShortTable label={words.lots} columns={columns} rows={of.lots} rowKey={({ stratum }) => stratum} />
      <FindingList findings={of.findings} />
    </>
  );
}

function Announced({ draw }: { readonly draw: string }) {
  const words = usePageWords(sampleWords);
  const link = (
    <Link to="/meter-samples/$draw" params={{ draw }} search={{}}>
      {words.look}
    </Link>
  );
  return <Alert type="success" role="status" title={draw} description={link} />;
}
