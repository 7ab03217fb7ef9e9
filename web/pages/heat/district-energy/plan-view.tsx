import { useMutation, useQuery } from '@tanstack/react-query';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import type { DistrictPlanShown } from './answers.ts';
import { DemandTables } from './demand-tables.tsx';
import { SupplyTables } from './supply-tables.tsx';
import { districtPlanWords } from './words.ts';

/** One plan: what it costs, what is missing, its demand and its supply. */
export function DistrictPlanView({ plan, onRemoved }: { readonly plan: string; readonly onRemoved: () => void }) {
  const query = useQuery(api.districtEnergy.plans.show.queryOptions({ input: { plan } }));
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  return (
    <>
      <Whole of={query.data} onRemoved={onRemoved} />
      <DemandTables of={query.data} />
      <SupplyTables of={query.data} />
    </>
  );
}

function Whole({ of, onRemoved }: { readonly of: DistrictPlanShown; readonly onRemoved: () => void }) {
  const words = usePageWords(districtPlanWords);
  const { format } = useLanguage();
  return (
    <Panel title={of.plan} actions={<Actions plan={of.plan} onRemoved={onRemoved} />}>
      <dl className="yd-facts">
        <Fact name={words.term.objective}>{words.objective[of.objective]}</Fact>
        <Fact name={words.state}>{words.status[of.status]}</Fact>
        <Fact name={words.term.yuan}>{format.scaled(of.yuan, words.yuan)}</Fact>
        <Fact name={words.term.carbonKg}>{format.quantity(of.carbonKg, 'kg')}</Fact>
        <Fact name={words.term.importKwh}>{format.quantity(of.importKwh, 'kWh')}</Fact>
      </dl>
      <FindingList findings={of.findings} />
    </Panel>
  );
}

function Actions({ plan, onRemoved }: { readonly plan: string; readonly onRemoved: () => void }) {
  const words = usePageWords(districtPlanWords);
  const me = useMe();
  const remove = useMutation({
    mutationFn: () => client.districtEnergy.plans.remove({ plan }),
    onSuccess: async () => {
      onRemoved();
      await queryClient.invalidateQueries({ queryKey: api.districtEnergy.plans.list.queryKey({ input: {} }) });
    },
  });
  const asked = new URLSearchParams({ plan }).toString();
  return (
    <div className="yd-row">
      {may(me, 'export') ? (
        <>
          <a href={`/api/exports/district-plan?${asked}`} download>
            {words.paper}
          </a>
          <a href={`/api/exports/district-demand?${asked}`} download>
            {words.sheet}
          </a>
        </>
      ) : null}
      {may(me, 'keep-heat-plans') ? (
        <Confirm label={words.remove} name={plan} means={words.removeMeans} busy={remove.isPending} onYes={() => remove.mutate()} />
      ) : null}
      <ProblemView error={remove.error} />
    </div>
  );
}
