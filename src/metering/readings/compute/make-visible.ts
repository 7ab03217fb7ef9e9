import { wholeProgram } from '#kernel/unscoped.ts';
import { bringBack, type Change } from './bring-back.ts';
import { type CommitInternals, drawSurely, instant, mustHold, nextDrawing, sure } from './commit-internals.ts';
import { recomputeTouched, type Recomputed, type Touches } from './recompute-touched.ts';
import { dropDrawn, type DrawnAside, showDrawn } from './show-drawn.ts';

/** Draws and makes visible immediately, while nothing is being read. */
export async function drawAndShow(internals: CommitInternals, touches: Touches): Promise<Recomputed> {
  const [commitNumber, recomputed] = await drawSurely(internals, (number) =>
    recomputeTouched(internals, touches, { commitNumber: number }),
  );
  const since = instant(internals);
  const { drawn } = recomputed;
  await mustHold(internals, () => showDrawn(internals, commitNumber, { drawn: commitNumber, since }, touches.keys(), drawn));
  internals.moved?.(touches.keys());
  internals.changed?.(recomputed.stretches);
  await sure(internals, () => dropDrawn(internals, commitNumber, touches.keys(), drawn));
  return recomputed;
}

type Aside = { readonly commitNumber: number; readonly touches: Touches; readonly drawn: DrawnAside };

/**
 * Makes the drawing aside visible, together with its cause, and at an instant at which no question was asked. Meters that received live
 * readings while it was drawn are drawn once more; their marks cover a crash in between.
 */
export async function show(
  internals: CommitInternals,
  { commitNumber, touches, drawn: aside }: Aside,
  change: Change,
  mark: (at: number) => Promise<void>,
): Promise<void> {
  const { liveWrites, lock, again } = internals;
  await liveWrites.alone(async () => {
    const met = liveWrites.seen(touches);
    const marks = [...met.keys()];
    if (met.size > 0) await sure(internals, () => Promise.all([again.mark(wholeProgram, marks), bringBack(internals, met, change)]));
    await lock.write(async () => {
      const at = instant(internals);
      await mustHold(internals, () => mark(at));
      liveWrites.forget(touches.keys());
      const drawn = nextDrawing(internals);
      await mustHold(internals, () => showDrawn(internals, commitNumber, { drawn, since: at }, touches.keys(), aside));
      internals.moved?.(touches.keys());
      if (met.size > 0) await drawAndShow(internals, met);
    });
    if (met.size > 0) await sure(internals, () => again.done(wholeProgram, marks));
  });
}
