import { Input } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { readRoofs, shareTyped } from './address.ts';
import { PotentialTab } from './potential-tab.tsx';
import { RankingTab } from './ranking-tab.tsx';
import { SafetyTab } from './safety-tab.tsx';
import { solarPageWords } from './words.ts';

/** Roofs of a place: the photovoltaics that they carry and could carry, and the safety duties of existing ones. */
export function RoofsPage() {
  const words = usePageWords(solarPageWords);
  const [at, go] = useAddress(readRoofs);
  const { begin } = usePlaces();
  const known = useKnownAt();
  const region = at.region ?? begin;
  const share = shareTyped(at.share);
  const asked = { region: region ?? '', ...(at.on !== undefined && { on: at.on }), ...known };
  const potential = () => <PotentialTab asked={{ ...asked, ...(share !== undefined && { share }) }} />;
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <div className="yd-panel yd-row" role="search" aria-label={words.filter}>
        <PlacePick label={words.region} value={region} onPick={(chosen) => go({ region: chosen })} />
        <Field label={words.on}>{({ id }) => <DayInput id={id} value={at.on} onDay={(on) => go({ on })} />}</Field>
        <Field label={words.share}>
          {(ids) => (
            <Input.Search
              {...ids}
              key={at.share}
              defaultValue={at.share ?? ''}
              allowClear
              onSearch={(text) => go({ share: text === '' ? undefined : text })}
            />
          )}
        </Field>
      </div>
      {region === undefined ? (
        <Loading />
      ) : (
        <Tabs
          label={words.views}
          active={at.tab}
          onChoose={(tab) => go({ tab: tab === 'potential' ? undefined : tab })}
          tabs={[
            { key: 'potential', label: words.potential, show: potential },
            { key: 'ranking', label: words.ranking, show: () => <RankingTab asked={{ region, ...known }} /> },
            { key: 'safety', label: words.safety, show: () => <SafetyTab asked={asked} /> },
          ]}
        />
      )}
    </>
  );
}
