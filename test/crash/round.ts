import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from '../city/random.ts';
import { editBuilding, importBuildings, merge } from './building-actions.ts';
import {
  changeMultiplier,
  decide,
  importIntervals,
  importNamed,
  importRegister,
  isRefusal,
  receivedOf,
  sendMessage,
  undoBuildings,
  undoReadings,
  type Action,
} from './actions.ts';
import type { Ledger } from './ledger.ts';
import { settleOrPay } from './contract-actions.ts';
import { compare, expected, inspect } from './inspect.ts';
import { backUp, compact } from './upkeep-actions.ts';
import { launch, startProgram, untilReady, type Program, type Victim } from './program.ts';

/** The state of one directory over its rounds. */
export type Life = {
  readonly data: string;
  readonly ledger: Ledger;
  readonly random: Random;
  serial: number;
  acknowledged: number;
  backup: string | null;
};

export type Killed = Victim | 'client';

type ActionKind = (life: Life, serial: number) => Action;

/** People and systems that send requests in parallel, each one after another. */
const kinds: readonly ActionKind[] = [
  readingsAction,
  decidingAction,
  buildingsAction,
  liveAction,
  changingAction,
  upkeepAction,
  settlingAction,
];

function liveAction({ ledger }: Life, serial: number): Action {
  return sendMessage(ledger, serial);
}

function changingAction({ ledger }: Life, serial: number): Action {
  return changeMultiplier(ledger, 1 + serial);
}

function settlingAction({ ledger, random }: Life, serial: number): Action {
  return settleOrPay(ledger, random, serial);
}

function upkeepAction(life: Life, serial: number): Action {
  if (life.random.chance(0.5)) return compact();
  const file = path.join(life.data, '..', `${serial}.yaodong`);
  return backUp(file, () => void (life.backup = file));
}

function readingsAction({ ledger, random }: Life, serial: number): Action {
  const shown = [...ledger.readings].filter(([, { rows }]) => rows.has('M1')).map(([id]) => id);
  return shown.length > 1 && random.chance(0.35) ? undoReadings(ledger, random.pick(shown)) : importIntervals(ledger, random, serial);
}

function decidingAction({ ledger, random }: Life, serial: number): Action {
  const fallen = [...ledger.readings.values()].flatMap(({ rows }) => [...rows.keys()]).filter((meter) => meter.startsWith('R'));
  const open = fallen.filter((meter) => !ledger.words.has(meter));
  return open.length > 0 && random.chance(0.6) ? decide(ledger, random.pick(open)) : importRegister(ledger, random, serial);
}

function buildingsAction({ ledger, random }: Life, serial: number): Action {
  const standing = [...ledger.areas.keys()].filter((code) => !ledger.merges.has(code));
  const untouched = [...ledger.buildingImports].filter(([, codes]) => !codes.some((code) => ledger.touched.has(code)));
  const way = random.next();
  if (standing.length > 3 && way < 0.3) return editBuilding(ledger, random.pick(standing), serial);
  if (standing.length > 3 && way < 0.5) {
    const free = standing.filter((code) => ![...ledger.merges.values()].includes(code));
    const [code, into] = [random.pick(free), random.pick(standing)];
    if (code !== into) return merge(ledger, code, into);
  }
  if (untouched.length > 1 && way < 0.65) return undoBuildings(ledger, random.pick(untouched)[0]);
  return importBuildings(ledger, random, serial);
}

/**
 * One round: parallel work, a kill in the middle of it, and a check of everything, before and after a restart.
 * @param starts whether the program is also restarted after another part was killed; if not, the round of its own kill does it for all
 * before
 */
export async function round(life: Life, program: Program, killed: Killed, afterMs: number, starts = true): Promise<Program> {
  const over = new AbortController();
  const working = kinds.map((kind) => work(life, program, kind, over.signal, killed !== 'client'));
  const visitor = killed === 'client' ? bringByCommand(life, program, afterMs) : null;
  await atMoment(afterMs, () => {
    const pid = killed === 'client' ? undefined : program.pidOf(killed);
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    over.abort();
  });
  const open = (await Promise.all(working)).flatMap((action) => action ?? []);
  const begun = await visitor;
  if (killed === 'program') return await after(life, await again(life, program), open);
  await untilReady(program);
  const beforehand = await after(life, program, [...open, ...(begun === null ? [] : [begun])]);
  if (!starts) return beforehand;
  await beforehand.kill();
  return await after(life, await startProgram(life.data), []);
}

/** Runs something at a moment chosen by the seed; the moment does not affect what must hold afterwards. */
export function atMoment(afterMs: number, act: () => void): Promise<void> {
  return new Promise((done) => {
    setTimeout(() => {
      act();
      done();
    }, afterMs);
  });
}

async function again(life: Life, program: Program): Promise<Program> {
  await program.kill();
  return await startProgram(life.data);
}

/** Settles the requests without an answer, and checks everything. */
async function after(life: Life, program: Program, open: readonly Action[]): Promise<Program> {
  for (const action of open) {
    const number = await action.found(program);
    if (number !== null) action.enter(number);
  }
  await inspectAll(life, program, 'after the death');
  return program;
}

/** Checks that everything is right, now and as known after half of what was done. */
export async function inspectAll({ ledger, serial }: Life, program: Program, when: string): Promise<void> {
  const knownAt = receivedOf(Math.floor(serial / 2));
  compare(await inspect(program, knownAt), expected(ledger, knownAt), when);
}

/** Sends one request after another until it is over; returns the action that was not acknowledged. */
async function work(life: Life, program: Program, kind: ActionKind, over: AbortSignal, mayFail: boolean): Promise<Action | null> {
  while (!over.aborted) {
    const action = kind(life, (life.serial += 1));
    try {
      action.enter(await action.ask(program));
      life.acknowledged += 1;
    } catch (error) {
      if (isRefusal(error) || !mayFail) throw new Error(`${action.name} did not go well: ${String(error)}`, { cause: error });
      return action;
    }
  }
  return null;
}

/** The command line imports a file and is killed on the way. */
async function bringByCommand(life: Life, program: Program, afterMs: number): Promise<Action> {
  const action = importIntervals(life.ledger, life.random, (life.serial += 1));
  const file = path.join(life.data, '..', action.name);
  writeFileSync(file, action.file?.text ?? '');
  const words = [
    'import',
    'readings',
    file,
    '--interval',
    '1h',
    '--received',
    action.file?.received ?? '',
    '--server',
    program.url,
    '--key',
    program.key,
    '--json',
  ];
  const command = launch(words);
  const ended = once(command, 'exit');
  await atMoment(afterMs + 400, () => void command.kill('SIGKILL'));
  await ended;
  return { ...action, found: (on) => importNamed(on, action.name) };
}
