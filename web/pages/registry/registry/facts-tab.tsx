import type { TabOf } from './building-tabs.tsx';
import { ProjectsOfBuilding } from '../project/of-building.tsx';
import { RetrofitsOfBuilding } from '../../retrofit/retrofit/of-building.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { TimelinePanel } from './timeline-panel.tsx';

/** The known facts of a building, and its life. */
export function FactsTab({ building }: TabOf) {
  return (
    <>
      <FactsPanel of={building} />
      <TimelinePanel building={building.code} />
      <ProjectsOfBuilding building={building.code} />
      <RetrofitsOfBuilding building={building.code} />
    </>
  );
}
