/** A judged step: 1 true, 0 false; 2 unknown or not entirely in the time that the rule covers. */
export type Judged = 0 | 1 | 2;

export const unknown: Judged = 2;

/** What a rule found: times in s UTC. */
export type Episode = {
  readonly start: number;
  /** Null while it is ongoing. */
  readonly end: number | null;
  /** No data for more than seven days. */
  readonly endedBy: 'no-data' | null;
  /** The end of the step with which its end became known; null while it is ongoing. */
  readonly settled: number | null;
  /** The end of its last true step. */
  readonly last: number;
  /** Its true steps. */
  readonly steps: number;
  /** For how many of these the stake is known, and its sum. */
  readonly stakeSteps: number;
  readonly stake: number;
};

/** The state after a sequence of steps; it is all that the following steps need. Plain values, because it is stored. */
export type RowState = {
  /** The open episode. */
  open: Row | null;
  /** Consecutive true steps that do not open an episode yet. */
  rising: Row | null;
  /** Consecutive false steps within the open episode. */
  falling: { start: number; count: number } | null;
  /** Seconds of consecutive unknown steps. */
  dark: number;
  /** Judged steps from the first true one on, if an episode is opened by a number of true ones among them. */
  recent?: Recent[];
};

type Recent = { readonly start: number; readonly end: number; readonly isTrue: boolean; readonly stake: number | null };

type Row = { start: number; last: number; count: number; stake: number; known: number };

const longestDark = 7 * 86_400;

export const freshRow = (): RowState => ({ open: null, rising: null, falling: null, dark: 0 });

/**
 * Derives episodes from consecutive steps (live.md 6): `raise` true ones in a row open one, from the start of the first; `clear` false ones
 * end it, at the start of the first. Unknown steps belong to no sequence and break none; more than seven consecutive days of them break
 * sequences and end an episode with its last true step. `among`: `raise` true ones among that many judged steps open it instead of
 * consecutive ones.
 * @param stake of each step, NaN if unknown
 * @returns episodes that ended; the open one is in the state, which is updated
 */
export function drawEpisodes(
  state: RowState,
  { edges, truths, stake }: { readonly edges: Float64Array; readonly truths: Uint8Array; readonly stake: Float64Array | null },
  { raise, among, clear }: { readonly raise: number; readonly among?: number | null; readonly clear: number },
  { from = 0, to = truths.length }: { readonly from?: number; readonly to?: number } = {},
): Episode[] {
  const ended: Episode[] = [];
  for (let step = from; step < to; step++) {
    const [start, end] = [edges[step] as number, edges[step + 1] as number];
    const truth = truths[step] as Judged;
    if (truth === 2) goDark(state, start, end, ended);
    else {
      state.dark = 0;
      const atStake = stake === null ? Number.NaN : (stake[step] as number);
      if (among !== null && among !== undefined && state.open === null)
        gather(state, { start, end, isTrue: truth === 1, stake: atStake }, raise, among);
      else if (truth === 1) rise(state, start, end, atStake, raise);
      else fall(state, start, end, clear, ended);
    }
  }
  return ended;
}

/** The current state of the ongoing episode; null if there is none. */
export function openEpisode({ open }: RowState): Episode | null {
  return open === null ? null : episodeOf(open, null, null, null);
}

function goDark(state: RowState, start: number, end: number, ended: Episode[]): void {
  state.dark += end - start;
  if (state.dark <= longestDark) return;
  if (state.open !== null) ended.push(episodeOf(state.open, state.open.last, 'no-data', end));
  [state.open, state.rising, state.falling] = [null, null, null];
  delete state.recent;
}

/** `raise` true steps among the last `among` judged ones open an episode, from the first of them. */
function gather(state: RowState, step: Recent, raise: number, among: number): void {
  const recent = [...(state.recent ?? []), { ...step, stake: Number.isNaN(step.stake) ? null : step.stake }].slice(-among);
  const first = recent.findIndex(({ isTrue }) => isTrue);
  const [begin] = first < 0 ? [] : recent.slice(first);
  state.recent = first < 0 ? [] : recent.slice(first);
  const held = recent.filter(({ isTrue }) => isTrue);
  if (begin === undefined || held.length < raise) return;
  state.open = { start: begin.start, last: begin.end, count: 0, stake: 0, known: 0 };
  for (const { end, stake } of held) add(state.open, end, stake ?? Number.NaN);
  delete state.recent;
}

function rise(state: RowState, start: number, end: number, stake: number, raise: number): void {
  state.falling = null;
  if (state.open !== null) return add(state.open, end, stake);
  state.rising ??= { start, last: end, count: 0, stake: 0, known: 0 };
  add(state.rising, end, stake);
  if (state.rising.count < raise) return;
  [state.open, state.rising] = [state.rising, null];
}

function add(row: Row, end: number, stake: number): void {
  row.count += 1;
  row.last = end;
  if (Number.isNaN(stake)) return;
  row.stake += stake;
  row.known += 1;
}

function fall(state: RowState, start: number, end: number, clear: number, ended: Episode[]): void {
  state.rising = null;
  if (state.open === null) return;
  state.falling ??= { start, count: 0 };
  state.falling.count += 1;
  if (state.falling.count < clear) return;
  ended.push(episodeOf(state.open, state.falling.start, null, end));
  [state.open, state.falling] = [null, null];
}

function episodeOf(
  { start, last, count, stake, known }: Row,
  end: number | null,
  endedBy: Episode['endedBy'],
  settled: number | null,
): Episode {
  return { start, end, endedBy, settled, last, steps: count, stakeSteps: known, stake };
}

/** Whether nothing is open and no sequence has begun: what came before no longer matters. */
export const isFresh = ({ open, rising, recent = [] }: RowState): boolean => open === null && rising === null && recent.length === 0;
