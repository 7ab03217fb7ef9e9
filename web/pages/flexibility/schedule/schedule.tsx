import { Input } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { useAddress, type Go } from '../../../ui/address.ts';
import { AsOfPicker } from '../../../ui/as-of.tsx';
import { EntryChoice, useEntries } from '../../../ui/entry-choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { BuildingPick } from '../../casework/cases/building-pick.tsx';
import { readSchedule, type ScheduleAddress } from './address.ts';
import { KeptTab } from './kept-tab.tsx';
import { PlanTab, type PlanRequest } from './plan-tab.tsx';
import { ReplayTab } from './replay-tab.tsx';
import { ScenarioTab } from './scenario-tab.tsx';
import { schedulePageWords } from './words.ts';

/** Schedules of power: of a building for the next 48 hours, with what-if changes; and of any scenario. */
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
  const tariffs = useEntries('tariff');
  // with one tariff there is nothing to choose
  const tariff = at.tariff ?? (tariffs?.length === 1 ? tariffs[0]?.value : undefined);
  return (
    <>
      <div className="yd-panel yd-row yd-row-top yd-no-print" role="search" aria-label={words.filter}>
        <BuildingPick label={words.building} value={at.building} onPick={(building) => go({ building })} />
        <Field label={words.tariffTerm.tariff}>
          {({ id }) => (
            <EntryChoice
              kind="tariff"
              id={id}
              value={tariff ?? ''}
              onChoose={(chosen) => go({ tariff: chosen === '' ? undefined : chosen })}
            />
          )}
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
      {tariffs === undefined ? (
        <Loading />
      ) : tariffs.length === 0 && tariff === undefined ? (
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
  // files and the page of a list belong to one building
  if (at.tab === 'kept') return <KeptTab key={asked.building} asked={asked} number={at.number} go={go} />;
  return <PlanTab key={asked.building} asked={asked} />;
}
