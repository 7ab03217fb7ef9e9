import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ForecastNote } from './forecast-note.tsx';
import { WhatIf } from './what-if.tsx';
import { schedulePageWords } from './words.ts';

export type PlanRequest = { readonly building: string; readonly tariff: string; readonly at?: string };

/** The plan of a building for 48 hours. */
export function PlanTab({ asked }: { readonly asked: PlanRequest }) {
  const known = useKnownAt();
  const [given, setGiven] = useState<GivenFiles>({});
  // a plan from now would differ a moment later: it stays until the user requests it again
  const query = useQuery({
    ...api.schedule.building.queryOptions({ input: { ...asked, ...known, ...given } }),
    staleTime: Infinity,
    retry: false,
  });
  return (
    <>
      <Given value={given} onChange={setGiven} />
      <Planned query={query} asked={{ ...asked, ...known, ...given }} />
    </>
  );
}

type GivenFiles = { readonly sessions?: string | undefined; readonly loads?: string | undefined };

/** Undefined if no file is chosen any more, or it is empty. */
const textOf = async (file: File | undefined): Promise<string | undefined> =>
  file === undefined ? undefined : (await file.text()) || undefined;
type PlanQuestion = PlanRequest & GivenFiles & { readonly knownAt?: string };
type Plan = Awaited<ReturnType<typeof client.schedule.building>>;
type Query = { readonly data: Plan | undefined; readonly error: unknown; readonly refetch: () => unknown };

function Planned({ query: { data, error, refetch }, asked }: { readonly query: Query; readonly asked: PlanQuestion }) {
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (data === undefined) return <Loading />;
  const { scenario, answer, zone, forecast } = data;
  return (
    <>
      <Keep asked={asked} />
      <ForecastNote of={forecast} />
      <WhatIf key={keyOf(scenario)} scenario={scenario} answer={answer} zone={zone} />
    </>
  );
}

/** Files with what the register does not contain: charging sessions, loads that may be shed and shifted. */
function Given({ value, onChange }: { readonly value: GivenFiles; readonly onChange: (value: GivenFiles) => void }) {
  const words = usePageWords(schedulePageWords);
  return (
    <div className="yd-panel yd-row yd-row-top yd-no-print">
      {(['sessions', 'loads'] as const).map((kind) => (
        <Field key={kind} label={words.field[kind]} hint={words.givenHint[kind]}>
          {(ids) => (
            <FileInput
              {...ids}
              accept=".csv,.txt"
              onFiles={([file]) => void textOf(file).then((text) => onChange({ ...value, [kind]: text }))}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function Keep({ asked }: { readonly asked: PlanQuestion }) {
  const words = usePageWords(schedulePageWords);
  const { format } = useLanguage();
  const me = useMe();
  const keeping = useMutation({
    mutationFn: () => client.schedule.keep(asked),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.schedule.plans.key() }),
  });
  if (!may(me, 'edit')) return null;
  return (
    <div className="yd-row yd-no-print">
      <Button onClick={() => keeping.mutate()} disabled={keeping.isPending}>
        {words.keep}
      </Button>
      <span aria-live="polite">{keeping.data === undefined ? null : words.keptAs(format.count(keeping.data.number))}</span>
      <ProblemView error={keeping.error} />
    </div>
  );
}

/** Adjustments belong to one scenario. */
const keyOf = (scenario: Plan['scenario']): string => `${String(scenario['start'])} ${JSON.stringify(scenario['resources'])}`;
