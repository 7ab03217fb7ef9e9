/** A step as a rule judged it; null: not known, or not entirely within the time that the rule covers. */
export type ModelStep = { readonly start: number; readonly end: number; readonly truth: boolean | null; readonly stake: number | null };

export type ModelEpisode = {
  readonly start: number;
  readonly end: number | null;
  readonly endedBy: 'no-data' | null;
  readonly last: number;
  readonly steps: number;
  readonly stake: number;
  readonly known: number;
};

/**
 * Episodes based on the words of live.md 6 alone, slow and plain: a row is a list of steps that is searched again for each step. Written
 * independently of `src/supervision/warning`.
 */
export function modelEpisodes(steps: readonly ModelStep[], raise: number, clear: number): ModelEpisode[] {
  const found: ModelEpisode[] = [];
  for (const piece of pieces(steps)) {
    let at = 0;
    while (at < piece.known.length) {
      const rest = piece.known.slice(at);
      const first = rest.findIndex((_, from) => from + raise <= rest.length && rest.slice(from, from + raise).every(({ truth }) => truth));
      if (first < 0) break;
      const after = rest.slice(first + raise);
      const over = after.findIndex(
        (_, from) => from + clear <= after.length && after.slice(from, from + clear).every(({ truth }) => truth === false),
      );
      const inside = over < 0 ? rest.slice(first) : rest.slice(first, first + raise + over);
      found.push(episodeOf(inside, over < 0 ? null : (after[over] as ModelStep).start, piece.broken));
      if (over < 0) break;
      at += first + raise + over + clear;
    }
  }
  return found;
}

/** Rows end where more than seven consecutive days are not known. */
function pieces(steps: readonly ModelStep[]): { known: ModelStep[]; broken: boolean }[] {
  const out: { known: ModelStep[]; broken: boolean }[] = [{ known: [], broken: false }];
  let dark = 0;
  for (const step of steps) {
    dark = step.truth === null ? dark + step.end - step.start : 0;
    const last = out.at(-1) as { known: ModelStep[]; broken: boolean };
    if (dark > 7 * 24 * 3600 && !last.broken) last.broken = true;
    if (step.truth === null) continue;
    if (last.broken) out.push({ known: [step], broken: false });
    else last.known.push(step);
  }
  return out;
}

function episodeOf(inside: readonly ModelStep[], cleared: number | null, broken: boolean): ModelEpisode {
  const hits = inside.filter(({ truth }) => truth === true);
  const last = (hits.at(-1) as ModelStep).end;
  const known = hits.flatMap(({ stake }) => stake ?? []);
  const isDark = cleared === null && broken;
  return {
    start: (hits[0] as ModelStep).start,
    end: isDark ? last : cleared,
    endedBy: isDark ? 'no-data' : null,
    last,
    steps: hits.length,
    stake: known.reduce((sum, one) => sum + one, 0),
    known: known.length,
  };
}
