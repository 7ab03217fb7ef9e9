import type { Access } from '#platform/access/access.ts';
import type { Assignments } from '#reporting/assignment/assignment.ts';
import type { Commissioning } from '#retrofit/commissioning/commissioning.ts';
import type { Imports } from '#platform/imports/imports.ts';
import { type Action, can } from '#kernel/rights.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Reminders } from '#supervision/reminder/reminder.ts';
import type { Returns } from '#reporting/return/return.ts';
import type { SolarSafety } from '#flexibility/solar-safety/solar-safety.ts';
import type { Standards } from '#casework/standards/standards.ts';
import type { SourceCheck } from '#supervision/source-check/source-check.ts';
import type { TodoItem } from './facts.ts';
import { beginningOf, type BeginningNeeds } from './beginning.ts';
import { toCorrect } from './imports.ts';

type Waiting = Awaited<ReturnType<Assignments['waiting']>>;

/** How many are listed by name. */
const mostNamed = 3;

/** Tasks that wait for an account: its own, and overdue ones that it assigned. */
async function waitingTasks({ assignment }: { readonly assignment: Pick<Assignments, 'waiting'> }, scope: Scope): Promise<Found[]> {
  const { own, overdue } = await assignment.waiting(scope);
  return [itemOf('tasks', own, '/tasks?mine=true'), itemOf('overdue-tasks', overdue, '/tasks?state=overdue')];
}

function itemOf(name: 'tasks' | 'overdue-tasks', tasks: Waiting['own'], href: string): Found {
  const days = tasks.flatMap(({ assignment }) => (assignment === null ? [] : [today(assignment.made.getTime())]));
  return {
    name,
    count: tasks.length,
    buildings: null,
    about: tasks.slice(0, mostNamed).map(({ task }) => task.title),
    since: days.toSorted()[0] ?? null,
    href,
  };
}

const dayMs = 86_400_000;

/** Imports are searched this many days back, up to this many; keys are shown this many days before they expire. */
const [importDays, mostImports, keyDays] = [60, 500, 14];

/** How many are listed by name. */
const named = 3;

export type TodoNeeds = BeginningNeeds & {
  readonly now: Clock;
  readonly readings: Pick<Readings, 'findingCounts'>;
  readonly imports: Pick<Imports, 'list'>;
  readonly reminder: Pick<Reminders, 'counts'>;
  readonly sourceCheck: Pick<SourceCheck, 'entries' | 'may'>;
  readonly access: Pick<Access, 'people' | 'endingKeys'>;
  readonly commissioning: Pick<Commissioning, 'waiting'>;
  readonly solarSafety: Pick<SolarSafety, 'waiting'>;
  readonly assignment: Pick<Assignments, 'waiting'>;
  readonly return: Pick<Returns, 'waiting'>;
  readonly standards: Pick<Standards, 'due'>;
};

/** An item as it is found; most kinds ask nobody. */
type Found = Omit<TodoItem, 'units'> & Partial<Pick<TodoItem, 'units'>>;

type Finder = (needs: TodoNeeds, scope: Scope) => Promise<readonly Found[]>;

/** Each kind of work is shown to those who may do it. */
const finders: readonly (readonly [Action, Finder])[] = [
  ['decide', findings],
  ['upload', imports],
  ['view', missing],
  ['edit', commissioning],
  ['edit', photovoltaics],
  ['check-source', checks],
  ['accounts', endingAccess],
  ['keep-standards', standardsDue],
  ['view', (needs, scope) => needs.return.waiting(scope)],
  ['view', waitingTasks],
];

/**
 * What waits for the requester, within their scope and by what their role may do.
 * @example await createTodo(needs).list(scope) // [{ name: 'findings', count: 12, since: null, href: '/quality?tab=findings', … }]
 */
export function createTodo(needs: TodoNeeds) {
  return {
    async list(scope: Scope): Promise<TodoItem[]> {
      const wanted = finders.filter(([action]) => can(scope, action));
      const found = await Promise.all(wanted.map(([, find]) => find(needs, scope)));
      return found
        .flat()
        .filter(({ count }) => count > 0)
        .map((one) => ({ units: null, ...one }));
    },
    /** The steps of setting up a city that the requester may do, and which of them are done. */
    beginning: (scope: Scope) => beginningOf(needs, scope),
  };
}

export type Todo = ReturnType<typeof createTodo>;

async function findings({ readings }: TodoNeeds, scope: Scope): Promise<Found[]> {
  const count = (await readings.findingCounts(scope, {})).reduce((sum, { open }) => sum + open, 0);
  return [{ name: 'findings', count, buildings: null, about: [], since: null, href: '/quality?tab=findings' }];
}

async function imports(needs: TodoNeeds, scope: Scope): Promise<Found[]> {
  const rows = await needs.imports.list(scope, { byHand: false, state: 'shown', limit: mostImports });
  const waiting = toCorrect(rows).filter(({ began }) => began.getTime() > needs.now() - importDays * dayMs);
  const [first] = waiting;
  return [
    {
      name: 'imports',
      count: waiting.length,
      buildings: null,
      about: waiting.slice(0, named).map(({ subject }) => subject),
      since: dayOf(waiting.at(-1)?.began),
      href: waiting.length === 1 && first !== undefined ? `/imports/${first.id}` : '/imports',
    },
  ];
}

async function missing({ reminder }: TodoNeeds, scope: Scope): Promise<Found[]> {
  const { months, offline } = await reminder.counts(scope);
  return [
    { name: 'months', ...months, about: [], href: '/missing?kind=months' },
    { name: 'offline', ...offline, about: [], href: '/missing?kind=offline' },
  ];
}

async function commissioning(needs: TodoNeeds, scope: Scope): Promise<Found[]> {
  return [{ name: 'commissioning', ...(await needs.commissioning.waiting(scope)), href: '/commissioning' }];
}

async function photovoltaics({ solarSafety }: TodoNeeds, scope: Scope): Promise<Found[]> {
  return [{ name: 'solar-duties', ...(await solarSafety.waiting(scope)), href: '/solar?tab=safety' }];
}

async function checks({ sourceCheck }: TodoNeeds, scope: Scope): Promise<Found[]> {
  const open = (await sourceCheck.entries()).flatMap((one) => (one.open === null ? [] : [{ check: one.open, entry: one.entry }]));
  const may = await Promise.all(open.map(({ check }) => sourceCheck.may(scope, check)));
  const waiting = open.filter((_, at) => may[at]?.confirm === true);
  const [first] = waiting;
  const days = waiting.flatMap(({ check }) => dayOf(check.typed.at) ?? []).toSorted();
  return [
    {
      name: 'checks',
      count: waiting.length,
      buildings: null,
      about: waiting.slice(0, named).map(({ entry }) => entry.held.source.document),
      since: days[0] ?? null,
      href:
        waiting.length === 1 && first !== undefined ? `/knowledge/check?entry=${encodeURIComponent(first.check.base)}` : '/knowledge/check',
    },
  ];
}

/** Standards in force whose term of re-examination has ended. */
async function standardsDue({ standards, now }: TodoNeeds, scope: Scope): Promise<Found[]> {
  const due = await standards.due(scope, { on: today(now()) });
  const about = due.slice(0, named).map(({ number, code, name }) => `${number ?? code} ${name}`);
  return [
    {
      name: 'standards-due',
      count: due.length,
      buildings: null,
      about,
      since: due[0]?.reexaminationDue ?? null,
      href: '/standards?tab=due',
    },
  ];
}

async function endingAccess({ access, now }: TodoNeeds): Promise<Found[]> {
  const keys = (await access.endingKeys()).filter(({ expiresAt }) => {
    const left = expiresAt.getTime() - now();
    return left > 0 && left < keyDays * dayMs;
  });
  const people = (await access.people()).filter((one) => !one.disabled && one.mustChange && one.oneTimeUntil !== null);
  const about = (some: readonly { readonly name: string }[]) => some.slice(0, named).map(({ name }) => name);
  const earliest = (some: readonly { readonly createdAt: Date }[]) =>
    some.flatMap(({ createdAt }) => dayOf(createdAt) ?? []).toSorted()[0] ?? null;
  return [
    { name: 'keys', count: keys.length, buildings: null, about: about(keys), since: earliest(keys), href: '/admin/keys' },
    { name: 'passwords', count: people.length, buildings: null, about: about(people), since: earliest(people), href: '/admin/users' },
  ];
}

const dayOf = (at: Date | undefined): string | null => (at === undefined ? null : today(at.getTime()));
