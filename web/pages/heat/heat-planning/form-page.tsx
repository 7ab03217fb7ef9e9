import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { faultsAt } from '../../../ui/faults-at.ts';
import { TextField } from '../../../ui/marked-field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { troubleOf } from '../../../trouble.ts';
import { ConstantsPart, PeriodsPart } from './form-constants.tsx';
import { FormMap } from './form-map.tsx';
import { DemandsPart, SourcesPart } from './form-sites.tsx';
import { formWords } from './form-words.ts';
import { emptyPlan, fileOf, formOf, type PlanForm, withSpot } from './plan-form.ts';

const readForm = (given: Readonly<Record<string, unknown>>) => ({ from: textIn(given, 'from') });

/** A plan of waste heat typed field by field: empty, or started from a kept one. */
export function HeatPlanFormPage() {
  const words = usePageWords(formWords);
  const [{ from }] = useAddress(readForm);
  const asked = { ...api.heatPlanning.plans.show.queryOptions({ input: { plan: from ?? '' } }), enabled: from !== undefined };
  const query = useQuery(asked);
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <Link to="/heat-plans" search={{}}>
          {words.back}
        </Link>
      </PageHeader>
      <ProblemView error={query.error} again={query.refetch} />
      {from === undefined ? <PlanFormView begin={emptyPlan} region={undefined} /> : null}
      {from !== undefined && query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : <PlanFormView begin={formIn(query.data.text)} region={query.data.region} />}
    </>
  );
}

/** A YAML file has no form here: it can only be edited as text. */
function formIn(text: string): PlanForm {
  try {
    return formOf(JSON.parse(text) as Record<string, unknown>);
  } catch {
    return emptyPlan;
  }
}

function PlanFormView({ begin, region: first }: { readonly begin: PlanForm; readonly region: string | undefined }) {
  const words = usePageWords(formWords);
  const navigate = useNavigate();
  const places = usePlaces();
  const [picked, setPicked] = useState(first);
  const [plan, setPlan] = useState('');
  const [form, setForm] = useState(begin);
  const region = picked ?? places.begin;
  const make = useMutation({
    mutationFn: (place: string) => client.heatPlanning.plans.make({ plan: plan.trim(), region: place, text: JSON.stringify(fileOf(form)) }),
    onSuccess: ({ job }) => void navigate({ to: '/heat-plans', search: { job, making: plan.trim() } }),
  });
  const fault = faultsAt(make.error === null ? [] : troubleOf(make.error).told.findings);
  const part = { form, onForm: (change: Partial<PlanForm>) => setForm({ ...form, ...change }), fault };
  return (
    <form
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (region !== undefined) make.mutate(region);
      }}
    >
      <div className="yd-panel yd-row yd-row-top">
        <TextField label={words.name} fault={undefined} value={plan} onChange={setPlan} />
        <PlacePick label={words.place} value={region} onPick={setPicked} />
        <TextField
          label={words.commonOrigin}
          hint={words.commonOriginMeans}
          fault={undefined}
          value={form.origin}
          onChange={(origin) => setForm({ ...form, origin })}
        />
      </div>
      <FormMap form={form} onSpot={(kind, longitude, latitude) => setForm((now) => withSpot(now, kind, longitude, latitude))} />
      <SourcesPart {...part} />
      <DemandsPart {...part} />
      <PeriodsPart {...part} />
      <ConstantsPart {...part} />
      <ProblemView error={make.error} />
      <Button type="primary" htmlType="submit" loading={make.isPending} disabled={plan.trim() === '' || region === undefined}>
        {words.begin}
      </Button>
    </form>
  );
}
