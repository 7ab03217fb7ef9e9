import type { TabOf } from '../registry/building-tabs.tsx';
import { AttachmentsPanel } from './attachments-panel.tsx';

/** Files and notes of a building. */
export function AttachmentsTab({ building }: TabOf) {
  return <AttachmentsPanel building={building.code} />;
}
