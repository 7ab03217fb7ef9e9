import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlannedCase } from '../../../test/city/casework.ts';
import { buildingOf, linksOf, valueOf, type Acted, type Office } from './casework-acts.ts';
import { runImport } from '#cli/follow.ts';

/** The lists of earlier cases, one file per procedure. */
export async function bringOld(office: Office, plan: readonly PlannedCase[]): Promise<void> {
  const quiet = { ...office.at, output: { ...office.at.output, terminal: false } };
  for (const [procedure, rules] of office.procedures) {
    const some = plan.filter((planned) => planned.procedure === procedure);
    if (some.length === 0) continue;
    const path = join(office.directory, `旧台账-${procedure}.csv`);
    await writeFile(path, oldList(office, rules, some));
    await runImport(quiet, { path, begin: (file) => office.at.client.cases.importCases({ file, procedure, wait: false }) });
  }
}

function oldList(office: Office, rules: Acted, some: readonly PlannedCase[]): string {
  const fields = Object.keys(rules.fields).filter(
    (name) => rules.fields[name]?.personal !== true && typeof some[0]?.fields[name] === 'string',
  );
  const states = Object.keys(rules.states);
  const head = ['case', 'region', 'organisation', 'building', 'state', ...fields.map((name) => `field:${name}`)];
  const rows = some.map((planned) => {
    const entered = staysOf(rules, planned);
    const state = [...entered.keys()].at(-1) ?? '';
    const { region = '', organisation = '', building = '' } = linksOf(office, planned) as Readonly<Record<string, string>>;
    const { area = 100 } = buildingOf(office, planned) ?? {};
    const day = planned.happenings.at(-1)?.day ?? '';
    const values = fields.map((name) => String(valueOf(planned.fields[name], planned.number, day, area)));
    const code = `示范旧档-${String(planned.number).padStart(4, '0')}`;
    return [code, region, organisation, building, state, ...values, ...states.map((one) => entered.get(one) ?? '')].join();
  });
  return [[...head, ...states.map((state) => `entered:${state}`)].join(), ...rows, ''].join('\n');
}

/** The last time an earlier case entered each state, in that order. */
function staysOf({ states, transitions }: Acted, { happenings }: PlannedCase): Map<string, string> {
  const entered = new Map<string, string>();
  const enter = (state: string, { day, minute }: PlannedCase['happenings'][number]) => {
    entered.delete(state);
    entered.set(state, `${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`);
  };
  for (const one of happenings) {
    if (one.kind === 'begin') enter(Object.keys(states).find((state) => states[state]?.start === true) ?? '', one);
    const to = one.kind === 'step' ? transitions[one.step]?.to : undefined;
    if (to !== undefined) enter(to, one);
  }
  return entered;
}
