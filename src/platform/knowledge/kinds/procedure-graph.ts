import { mapIn, textsAt, type Spot } from './procedure-names.ts';

type OnState = (code: string, name: string, at: Spot) => void;

const statesPath = ['states'];

/** `after`, `before` and `auto` name a limit that runs in every state that the step starts from. Names are known. */
export function limitsElsewhere(file: unknown, told: OnState): void {
  const { limits, transitions } = mapIn(file);
  const known = new Map<string, ReadonlySet<string>>();
  const runsIn = (limit: string): ReadonlySet<string> => {
    const states = known.get(limit) ?? new Set(textsAt(mapIn(mapIn(limits)[limit])['in'], []).map(({ name }) => name));
    known.set(limit, states);
    return states;
  };
  for (const [name, transition] of Object.entries(mapIn(transitions))) {
    const one = mapIn(transition);
    const from = textsAt(one['from'], []).map((state) => state.name);
    for (const key of ['auto', 'after', 'before']) {
      const limit = one[key];
      if (typeof limit !== 'string' || !Object.hasOwn(mapIn(limits), limit)) continue;
      const states = runsIn(limit);
      if (!from.every((state) => states.has(state))) told('limit-elsewhere', limit, { path: ['transitions', name, key], of: 'value' });
    }
  }
}

/** One state begins a case, and one or more end it. */
export function beginningAndEnd(file: unknown, told: OnState): void {
  const states = Object.entries(mapIn(mapIn(file)['states']));
  const starts = states.filter(([, state]) => mapIn(state)['start'] === true);
  if (starts.length === 0) told('no-start', 'states', { path: statesPath, of: 'key' });
  if (!states.some(([, state]) => mapIn(state)['end'] === true)) told('no-end', 'states', { path: statesPath, of: 'key' });
  const [second] = starts.slice(1);
  if (second !== undefined) told('two-starts', second[0], { path: ['states', second[0]], of: 'key' });
}

/** For each state, the first fault in its connections to the others; names are known. */
export function statesAmiss(file: unknown, told: OnState): void {
  const { states: listed, limits, transitions } = mapIn(file);
  const states = Object.entries(mapIn(listed)).map(([name, state]) => ({ name, ...mapIn(state) }) as State);
  const steps = Object.values(mapIn(transitions)).flatMap((one) => stepsOf(mapIn(one)));
  const forth = reached(states.filter(({ start }) => start === true), steps, 'from', 'to');
  const back = reached(states.filter(({ end }) => end === true), steps, 'to', 'from');
  const limited = new Set(Object.values(mapIn(limits)).flatMap((one) => textsAt(mapIn(one)['in'], []).map(({ name }) => name)));
  const left = new Set(steps.map(({ from }) => from));
  for (const state of states) {
    const code = amiss(state, { forth, back, leaves: left.has(state.name), limited: limited.has(state.name) });
    if (code !== null) told(code, state.name, { path: ['states', state.name], of: 'key' });
  }
}

type State = { readonly name: string; readonly start?: unknown; readonly end?: unknown; readonly limit?: unknown };
type Step = { readonly from: string; readonly to: string };
type Standing = { readonly forth: ReadonlySet<string>; readonly back: ReadonlySet<string>; readonly leaves: boolean; readonly limited: boolean };

function amiss({ name, start, end, limit }: State, { forth, back, leaves, limited }: Standing): string | null {
  if (!forth.has(name)) return 'state-unreachable';
  if (end !== true && !leaves) return 'dead-end';
  if (!back.has(name)) return 'never-ends';
  return start !== true && end !== true && !limited && limit !== 'none' ? 'limit-missing' : null;
}

function stepsOf({ from, to }: Readonly<Record<string, unknown>>): Step[] {
  return typeof to === 'string' ? textsAt(from, []).map(({ name }) => ({ from: name, to })) : [];
}

/** All states reachable by steps from some, including these; against the direction of the steps if `along` and `on` are swapped. */
function reached(begin: readonly State[], steps: readonly Step[], along: 'from' | 'to', on: 'from' | 'to'): ReadonlySet<string> {
  const found = new Set(begin.map(({ name }) => name));
  const next = Map.groupBy(steps, (step) => step[along]);
  for (const name of found) for (const step of next.get(name) ?? []) found.add(step[on]);
  return found;
}
