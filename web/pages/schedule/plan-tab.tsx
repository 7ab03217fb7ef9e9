import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, client, queryClient } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import { useKnownAt } from '../../ui/as-of.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { ForecastNote } from './forecast-note.tsx';
import { WhatIf } from './what-if.tsx';
import { schedulePageWords } from './words.ts';

export type PlanRequest = { readonly building: string; readonly tariff: string; readonly at?: string };

/** The plan of a building for 48 hours. */
export function PlanTab({ asked }: { readonly asked: PlanRequest }) {
  const known = useKnownAt();
  // a plan of now would be another a moment later: it stays until somebody asks anew
  const query = useQuery({ ...api.schedule.building.queryOptions({ input: { ...asked, ...known } }), staleTime: Infinity, retry: false });
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const { scenario, answer, zone, forecast } = query.data;
  return (
    <>
      <Keep asked={{ ...asked, ...known }} />
      <ForecastNote of={forecast} />
      <WhatIf key={String(scenario['start'])} scenario={scenario} answer={answer} zone={zone} />
    </>
  );
}

function Keep({ asked }: { readonly asked: PlanRequest & { readonly knownAt?: string } }) {
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
