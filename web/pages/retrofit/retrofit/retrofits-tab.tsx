import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { RetrofitsOfBuilding } from './of-building.tsx';

/** The retrofit projects of a building, as one of its views. */
export function RetrofitsTab({ building: { code } }: TabOf) {
  return <RetrofitsOfBuilding building={code} />;
}
