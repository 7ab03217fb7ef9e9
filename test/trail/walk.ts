import type { Client } from '#client.ts';
import type { Role } from '#kernel/scope.ts';
import { clientOf, createPerson } from '../person.ts';
import { createOutside, outsideRegion, type Outside } from '../scope/outside.ts';
import { createWorld, type World } from '../world.ts';

/** The state of a walk through a district: the town, what is in it, and what each procedure has answered so far. */
export type Walk = {
  readonly world: World;
  readonly local: Client;
  readonly outside: Outside;
  readonly answers: Record<string, Readonly<Record<string, unknown>>>;
  /** Uploads a file; its name is `asked.csv` by default. */
  readonly send: (content: string | Uint8Array<ArrayBuffer>, name?: string) => Promise<string>;
  /** Uploads a file by the link of an audit, a case or a survey. */
  readonly sendByLink: (token: unknown, name: string, content: string | Uint8Array<ArrayBuffer>) => Promise<string>;
  /** Registers what is to be closed when the walk is over. */
  readonly ending: (close: () => Promise<void>) => void;
  /** Moves the clock forward, ms. */
  readonly later: (ms: number) => void;
  /** The county's bureau by a key, and at a browser; in the browser also in another role. */
  readonly bureau: () => Client;
  readonly person: (role?: Role) => Promise<Client>;
};

/** One call of a procedure in the walk: its input, if that is not its probe of what is outside; its caller, if not an administrator. */
export type Step = FileStep | ProcedureStep;

/** The path of a download, and the address that a file is downloaded from: by the county's bureau, unless another key is given. */
export type FileStep = readonly [
  path: `/${string}`,
  address: (walk: Walk) => string | Promise<string>,
  key?: (walk: Walk) => Promise<string>,
];

type ProcedureStep = readonly [
  name: `${string}.${string}`,
  input?: ((walk: Walk) => unknown) | undefined,
  by?: (walk: Walk) => Client | Promise<Client>,
];

/** A town in which a district is walked. */
export async function beginWalk(): Promise<{ readonly walk: Walk; readonly end: () => Promise<void> }> {
  let ahead = 0;
  const closing: (() => Promise<void>)[] = [];
  const world = await createWorld({ openadr: 'test', clock: () => Date.now() + ahead });
  const walk: Walk = {
    world,
    local: world.local,
    outside: await createOutside(world),
    answers: {},
    send: (content, name = 'asked.csv') => world.upload(name, content),
    sendByLink: sendsByLink(world),
    ending: (close) => void closing.push(close),
    later: (ms) => void (ahead += ms),
    person: peopleOf(world),
    bureau: () => world.as('bureau', { region: outsideRegion }),
  };
  await world.secretOf('bureau', { region: outsideRegion });
  const end = async (): Promise<void> => {
    for (const close of closing) await close();
    await world.stop();
  };
  return { walk, end };
}

const sendsByLink =
  ({ app }: World): Walk['sendByLink'] =>
  async (token, name, content) => {
    const init = { method: 'PUT', body: content, headers: { 'x-case-link': String(token) } };
    const answer = await app.fetch(new Request(`http://localhost/api/public/case-link/files?name=${encodeURIComponent(name)}`, init));
    return ((await answer.json()) as { file: string }).file;
  };

/** One person of each role, created at the first request. */
function peopleOf(world: World): Walk['person'] {
  const people = new Map<Role, Promise<Client>>();
  return (role = 'bureau') => {
    const one = people.get(role) ?? createPerson(world, role, outsideRegion).then((made) => clientOf(world, made));
    people.set(role, one);
    return one;
  };
}
