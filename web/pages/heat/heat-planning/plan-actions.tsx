import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import type { Go } from '../../../ui/address.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { HeatPlansAddress } from './address.ts';
import type { HeatPlan } from './answers.ts';
import { heatPlanWords } from './words.ts';

/** Actions on a plan: starting another from it, or its removal by the person who made it. */
export function PlanActions({ of, go }: { readonly of: HeatPlan; readonly go: Go<HeatPlansAddress> }) {
  const words = usePageWords(heatPlanWords);
  const me = useMe();
  const remove = useMutation({
    mutationFn: () => client.heatPlanning.plans.remove({ plan: of.plan }),
    onSuccess: async () => {
      go({ plan: undefined, other: undefined, source: undefined });
      await queryClient.invalidateQueries({ queryKey: api.heatPlanning.plans.list.queryKey({ input: {} }) });
    },
  });
  if (!may(me, 'keep-heat-plans')) return null;
  return (
    <div className="yd-row">
      {of.text.trimStart().startsWith('{') ? (
        <Link to="/heat-plans/new" search={{ from: of.plan }}>
          {words.fromThis}
        </Link>
      ) : null}
      <Confirm label={words.remove} name={of.plan} means={words.removeMeans} busy={remove.isPending} onYes={() => remove.mutate()} />
      <ProblemView error={remove.error} />
    </div>
  );
}
