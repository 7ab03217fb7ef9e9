import type { CaseEvent, CourseStep, Seats, Standing } from '../facts.ts';
import { nobody } from './judged.ts';

type Begun = Extract<CaseEvent, { kind: 'begin' }>;
type Step = Extract<CaseEvent, { kind: 'step' }>;

const seconds = (at: string): number => Math.floor(Date.parse(at) / 1000);

/** The numbers of events that later ones took back. */
export function takenBack(events: readonly CaseEvent[]): ReadonlySet<number> {
  const gone = new Set<number>();
  for (const one of events.toReversed()) if (one.kind === 'back' && !gone.has(one.n)) gone.add(one.takesBack);
  return gone;
}

/**
 * The state of a case, from its events alone: what was taken back counts as if it had never happened.
 * @param events all events of a case in order; with those after an instant left out, the result is the state as known then
 */
export function replay(events: readonly CaseEvent[]): Standing {
  const [first] = events;
  if (first?.kind !== 'begin') throw new Error('the first event of a case begins it');
  const gone = takenBack(events);
  return events.slice(1).reduce((before, one) => (gone.has(one.n) ? before : after(before, one)), beginning(first));
}

function beginning({ version, state, at, stays, fields = {}, personal = {}, evidence = [], n }: Begun): Standing {
  return {
    version,
    state: stays?.at(-1)?.state ?? state,
    stays: (stays ?? [{ state, at }]).map((stay) => ({ state: stay.state, at: seconds(stay.at) })),
    fields,
    personal,
    evidence: evidence.map((one) => ({ ...one, of: n })),
    panels: {},
    course: [],
    numbers: {},
    taken: {},
    extended: [],
    reports: [],
    published: null,
  };
}

function after(before: Standing, one: CaseEvent): Standing {
  switch (one.kind) {
    case 'step':
      return stepped(before, one);
    case 'seat':
      return seated(before, one.panel, (seats) => ({
        ...seats,
        seated: [...new Set([...seats.seated, ...one.people])],
        recused: seats.recused.filter((code) => !one.people.includes(code)),
      }));
    case 'recuse':
      return seated(before, one.panel, (seats) => ({ ...seats, recused: [...new Set([...seats.recused, ...one.people])] }));
    case 'vote':
      return seated(before, one.panel, (seats) => ({
        ...seats,
        votes: { ...seats.votes, [one.person]: { ballot: one.ballot, n: one.n } },
      }));
    case 'report':
      return reported(before, one);
    case 'correct':
      return { ...before, fields: { ...before.fields, ...one.fields } };
    case 'move':
      return { ...before, version: one.version };
    case 'erase':
      return { ...before, personal: Object.fromEntries(Object.entries(before.personal).filter(([name]) => !one.fields.includes(name))) };
    default:
      return before;
  }
}

function stepped(before: Standing, one: Step): Standing {
  const at = seconds(one.at);
  return {
    ...before,
    state: one.to,
    course: [...before.course, courseOf(before, one)],
    stays: one.to === before.state ? before.stays : [...before.stays, { state: one.to, at }],
    fields: { ...before.fields, ...one.fields },
    personal: { ...before.personal, ...one.personal },
    evidence: [...before.evidence, ...(one.evidence ?? []).map((file) => ({ ...file, of: one.n }))],
    numbers: { ...before.numbers, ...one.numbers },
    taken: { ...before.taken, [one.transition]: { by: one.by, for: one.for ?? null } },
    extended: [...before.extended, ...Object.entries(one.extends ?? {}).map(([limit, by]) => ({ limit, by, at }))],
    published: one.publish === undefined ? before.published : { fields: one.publish, at: one.at },
  };
}

const isAny = (given: object = {}): boolean => Object.keys(given).length > 0;

function courseOf({ state, stays }: Standing, { n, transition: name, to, fields, personal, evidence }: Step): CourseStep {
  const brings = isAny(fields) || isAny(personal) || isAny(evidence);
  return { n, name, to, brings, again: to !== state && stays.some((stay) => stay.state === to) };
}

type Report = Extract<CaseEvent, { kind: 'report' }>;

function reported(before: Standing, { report, period, n, at, fields = {}, filled = [], personal, evidence = [] }: Report): Standing {
  return {
    ...before,
    personal: { ...before.personal, ...personal },
    evidence: [...before.evidence, ...evidence.map((file) => ({ ...file, of: n }))],
    course: [...before.course, { n, name: report, to: before.state, brings: true, again: false }],
    reports: [...before.reports, { report, period, n, at, fields, filled }],
  };
}

function seated(before: Standing, panel: string, change: (seats: Seats) => Seats): Standing {
  return { ...before, panels: { ...before.panels, [panel]: change(before.panels[panel] ?? nobody) } };
}
