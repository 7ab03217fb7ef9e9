import type { TabOf } from '../registry/building-tabs.tsx';
import { DossierPanel } from './dossier-panel.tsx';

/** Files and notes of a building. */
export function DossierTab({ building }: TabOf) {
  return <DossierPanel building={building.code} />;
}
