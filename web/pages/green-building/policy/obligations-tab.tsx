import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { buildingWords } from '../../registry/registry/building-words.ts';
import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { ObligationsOfBuilding } from './obligations-panel.tsx';

/** What policy requires of a building. */
export function ObligationsTab({ building }: TabOf) {
  const { obligations } = usePageWords(buildingWords);
  return (
    <Panel title={obligations}>
      <ObligationsOfBuilding building={building.code} />
    </Panel>
  );
}
