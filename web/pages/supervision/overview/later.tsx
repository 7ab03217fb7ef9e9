import { Loading } from '../../../ui/states.tsx';

/** Reserves the space of a panel that loads after the figures and lists, so that nothing jumps. */
export function Later() {
  return (
    <div className="yd-panel yd-later">
      <Loading />
    </div>
  );
}
