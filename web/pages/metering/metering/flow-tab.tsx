import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { FlowPanel } from './flow-panel.tsx';
import { MeterTreePanel } from './meter-tree-panel.tsx';

/** Where a building's energy goes, and the metering points that measure it. */
export function FlowTab({ building: { code }, year }: TabOf) {
  return (
    <>
      <FlowPanel building={code} year={year} />
      <MeterTreePanel building={code} year={year} />
    </>
  );
}
