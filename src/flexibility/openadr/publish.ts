import type { PoolClient } from 'pg';
import { wholeProgram } from '#kernel/unscoped.ts';
import { setpoint } from './dispatch-event.ts';
import type { OpenAdrContext } from './needs.ts';
import { deleteObject, insertObject, objectsNamed, type NewObject } from './object-store.ts';
import { tell } from './write.ts';

/** An event of a portfolio: start and end in s UTC, kW decimal text. */
export type CalledEvent = {
  readonly code: string;
  readonly programme: string;
  readonly starts: number;
  readonly ends: number;
  readonly direction: 'down' | 'up';
  readonly members: readonly { readonly building: string; readonly kw: string }[];
};

/** The name that our events are found by; events of others have no name here. */
const mark = (code: string): string => `called:${code}`;

const plain = { client: null, event: null, ven: null, waits: false } as const;

/**
 * Publishes an event to its members over OpenADR: one event per member in the program named after the programme, targeted at the building's
 * code, with the set point relative to current use in kW, below 0 for `down` (`flexibility.md` 6).
 */
export async function publish(context: OpenAdrContext, on: PoolClient, event: CalledEvent): Promise<void> {
  const { now } = context;
  const program = await programOf(context, on, event.programme);
  const made = [];
  for (const member of event.members) made.push(await insertObject(on, wholeProgram, eventOf(event, member, program), now()));
  await tell(context, on, 'CREATE', made);
}

/** Deletes the published events of an event that is cancelled. */
export async function callOff(context: OpenAdrContext, on: PoolClient, code: string): Promise<void> {
  const told = await objectsNamed(on, wholeProgram, 'EVENT', mark(code));
  for (const { id } of told) await deleteObject(on, wholeProgram, id);
  if (told.length > 0) await tell(context, on, 'DELETE', told);
}

async function programOf(context: OpenAdrContext, on: PoolClient, name: string): Promise<string> {
  const [known] = await objectsNamed(on, wholeProgram, 'PROGRAM', name);
  if (known !== undefined) return known.id;
  const body = { programName: name };
  const made = await insertObject(
    on,
    wholeProgram,
    { ...plain, type: 'PROGRAM', program: null, name, targets: [], ends: null, body },
    context.now(),
  );
  await tell(context, on, 'CREATE', [made]);
  return made.id;
}

function eventOf(event: CalledEvent, { building, kw }: CalledEvent['members'][number], program: string): NewObject {
  const { code, starts, ends, direction } = event;
  const value = Number(kw) * (direction === 'down' ? -1 : 1);
  const body = {
    programID: program,
    eventName: code,
    targets: [building],
    intervalPeriod: { start: new Date(starts * 1000).toISOString(), duration: `PT${ends - starts}S` },
    payloadDescriptors: [{ objectType: 'EVENT_PAYLOAD_DESCRIPTOR', payloadType: setpoint, units: 'KW' }],
    reportDescriptors: [{ payloadType: 'USAGE', units: 'KWH', readingType: 'DIRECT_READ' }],
    intervals: [{ id: 0, payloads: [{ type: setpoint, values: [value] }] }],
  };
  return { ...plain, type: 'EVENT', program, name: mark(code), targets: [building], ends: new Date(ends * 1000), body };
}
