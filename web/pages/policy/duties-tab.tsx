import { usePageWords } from '../../i18n/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { buildingWords } from '../registry/building-words.ts';
import type { TabOf } from '../registry/building-tabs.tsx';
import { DutiesOfBuilding } from './duties-panel.tsx';

/** What policy asks of a building. */
export function DutiesTab({ building }: TabOf) {
  const { duties } = usePageWords(buildingWords);
  return (
    <Panel title={duties}>
      <DutiesOfBuilding building={building.code} />
    </Panel>
  );
}
