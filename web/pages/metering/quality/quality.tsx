import { usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { Loading } from '../../../ui/states.tsx';
import { filtered } from '../../../ui/table-address.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { readQuality } from './address.ts';
import { CoverageTab } from './coverage-tab.tsx';
import { FindingsTab } from './findings-tab.tsx';
import { SilentTab } from './silent-tab.tsx';
import { qualityWords } from './words.ts';

/** What is measured and what is not, which meters are silent or stuck, and which findings wait for a decision. */
export function QualityPage() {
  const words = usePageWords(qualityWords);
  const [at, go] = useAddress(readQuality);
  const { begin, waiting } = usePlaces();
  const region = at.region ?? begin;
  const show = { at, go };
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <PlacePick label={words.region} value={region} onPick={(code) => filtered(go)({ region: code, finding: undefined })} />
        <AsOfPicker />
      </PageHeader>
      {region === undefined ? (
        waiting ? (
          <Loading />
        ) : null
      ) : (
        <Tabs
          label={words.title}
          active={at.tab}
          onChoose={(tab) => filtered(go)({ tab, code: undefined, finding: undefined })}
          tabs={[
            { key: 'coverage', label: words.tabs.coverage, show: () => <CoverageTab region={region} {...show} /> },
            { key: 'silent', label: words.tabs.silent, show: () => <SilentTab region={region} {...show} /> },
            { key: 'stuck', label: words.tabs.stuck, show: () => <FindingsTab region={region} only="stuck" {...show} /> },
            { key: 'findings', label: words.tabs.findings, show: () => <FindingsTab region={region} {...show} /> },
          ]}
        />
      )}
    </>
  );
}
