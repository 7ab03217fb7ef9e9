import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { api } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { useAddress, type Go } from '../../ui/address.ts';
import { AsOfPicker } from '../../ui/as-of.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Loading } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { BuildingPick } from '../cases/building-pick.tsx';
import { readSchedule, type ScheduleAddress } from './address.ts';
import { KeptTab } from './kept-tab.tsx';
import { PlanTab, type PlanRequest } from './plan-tab.tsx';
import { ReplayTab } from './replay-tab.tsx';
import { ScenarioTab } from './scenario-tab.tsx';
import { schedulePageWords } from './words.ts';

/** Schedules of power: of a building for the next 48 hours, with what would be otherwise; and of any scenario. */
export function SchedulePage() {
  const words = usePageWords(schedulePageWords);
  const [at, go] = useAddress(readSchedule);
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <Tabs
        label={words.views}
        active={at.tab}
        onChoose={(tab) => go({ tab: tab === 'plan' ? undefined : tab })}
        tabs={[
          { key: 'plan', label: words.plan, show: () => <OfBuilding at={at} go={go} /> },
          { key: 'kept', label: words.keptPlans, show: () => <OfBuilding at={at} go={go} /> },
          { key: 'replay', label: words.replay.replay, show: () => <OfBuilding at={at} go={go} /> },
          { key: 'file', label: words.file, show: () => <ScenarioTab /> },
        ]}
      />
    </>
  );
}

type OfAddress = { readonly at: ScheduleAddress; readonly go: Go<ScheduleAddress> };

function OfBuilding({ at, go }: OfAddress) {
  const words = usePageWords(schedulePageWords);
  const listed = useQuery(api.knowledge.list.queryOptions({ input: { kind: 'tariff' } }));
  const tariffs = [...new Set((listed.data?.entries ?? []).map(({ id }) => id))];
  // with one tariff there is nothing to choose
  const tariff = at.tariff ?? (tariffs.length === 1 ? tariffs[0] : undefined);
  const options = [...new Set([...tariffs, ...(at.tariff === undefined ? [] : [at.tariff])])].map((id) => ({ value: id, label: id }));
  return (
    <>
      <div className="yd-panel yd-row yd-row-top yd-no-print" role="search" aria-label={words.filter}>
        <BuildingPick label={words.building} value={at.building} onPick={(building) => go({ building })} />
        <Field label={words.tariffTerm.tariff}>
          {({ id }) => <Choice id={id} value={tariff} none="" options={options} onChoose={(chosen) => go({ tariff: chosen })} />}
        </Field>
        <Field label={words.from}>
          {(ids) => (
            <Input.Search
              {...ids}
              key={at.at}
              defaultValue={at.at ?? ''}
              placeholder={words.timeForm}
              allowClear
              onSearch={(text) => go({ at: text.trim() === '' ? undefined : text.trim() })}
            />
          )}
        </Field>
      </div>
      {listed.data === undefined ? (
        <Loading />
      ) : options.length === 0 ? (
        <p className="yd-panel">{words.noTariff}</p>
      ) : at.building === undefined || tariff === undefined ? (
        <p className="yd-panel">{words.choose}</p>
      ) : (
        <Shown at={at} go={go} asked={{ building: at.building, tariff, ...(at.at !== undefined && { at: at.at }) }} />
      )}
    </>
  );
}

function Shown({ at, go, asked }: OfAddress & { readonly asked: PlanRequest }) {
  if (at.tab === 'replay') return <ReplayTab asked={asked} />;
  return at.tab === 'kept' ? <KeptTab asked={asked} number={at.number} go={go} /> : <PlanTab asked={asked} />;
}
