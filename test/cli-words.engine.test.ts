import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill } from '#upkeep/demo/fill.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';
import { createWorld, type World } from './world.ts';

/** The tables of the command line in Chinese: whatever the table, codes are shown as words. */

let world: World;
const room = mkdtempSync(join(tmpdir(), 'yaodong-cli-words-'));
const codes: Record<string, string> = {};

beforeAll(async () => {
  world = await createWorld();
  const output = { language: 'zh', json: false, out: () => undefined, err: () => undefined, terminal: false } as const;
  await fill({ ...session(), output, link: null }, join(room, 'city'), new AbortController().signal, {
    buildings: 40,
    meteredBuildings: 2,
    from: '2025-01-01',
    to: '2026-01-01',
  });
  await project();
  await remember();
}, 120_000);
afterAll(async () => {
  await world.stop();
  rmSync(room, { recursive: true, force: true });
});

const session = () => {
  const { app } = world;
  return createSession({ url: 'http://localhost', key: app.localKey, fetch: app.fetch, stop: async () => undefined }, 'zh');
};

async function project(): Promise<void> {
  const file = await world.upload('projects.csv', '代码,名称,地区,立项日期,work\nP-1,新建办公楼,140302,2025-03-01,new\n');
  await world.local.project.importProjects({ file });
}

/** Remembers what the city contains, so that commands can query one of each. */
async function remember(): Promise<void> {
  const { buildings } = await world.local.registry.buildings({ limit: 1 });
  const { meters } = await world.local.registry.meters({ limit: 1 });
  const { organisations } = await world.local.place.organisations({});
  const { findings } = await world.local.readings.findings({ limit: 1 });
  Object.assign(codes, {
    building: buildings[0]?.code,
    meter: meters[0]?.code,
    organisation: organisations[0]?.code,
    finding: findings[0]?.id,
  });
  await world.local.registry.editBuilding({ building: String(codes.building), set: { heating: 'gas', stateOrgan: 'true' } });
}

const span = ['--from', '2025-01-01', '--to', '2025-03-01'];

const commands: readonly (readonly string[])[] = [
  ['building', 'list'],
  ['building', 'show', '@building'],
  ['building', 'timeline', '@building'],
  ['building', 'years', '@building', '--until', '2025'],
  ['building', 'flow', '@building', '--year', '2025'],
  ['building', 'standing', '@building', '--year', '2025'],
  ['building', 'summary', '@building', '--year', '2025'],
  ['building', 'meters', '@building', ...span],
  ['meter', 'list'],
  ['meter', 'show', '@meter'],
  ['places'],
  ['organisations'],
  ['organisation', 'show', '@organisation'],
  ['organisation', 'history', '@organisation'],
  ['project', 'list'],
  ['project', 'show', 'P-1'],
  ['project', 'history', 'P-1'],
  ['history', '@building'],
  ['use', '@building', '--carrier', 'electricity', ...span, '--step', 'month'],
  ['daily', '--region', '140300', ...span],
  ['monthly', '--region', '140300', '--year', '2025'],
  ['completeness', '--region', '140300', ...span, '--step', 'month'],
  ['rank', '--region', '140300', '--year', '2025', '--carrier', 'electricity'],
  ['expected', '@building', '--carrier', 'electricity', ...span],
  ['pace', '@building', '--year', '2025'],
  ['paces', '--region', '140300', '--year', '2025'],
  ['temperature', 'control', '--region', '140300', ...span],
  ['indoor', '@building', ...span, '--step', 'month'],
  ['warning', 'rules'],
  ['warning', 'list'],
  ['connection', 'list'],
  ['commission', 'list'],
  ['commission', 'due'],
  ['commission', 'strategies', '@building'],
  ['commission', 'programme', '--year', '2025'],
  ['contract', 'list'],
  ['over', '--region', '140300', '--year', '2025'],
  ['champions', '--region', '140300', '--year', '2025'],
  ['quota', '@building', '--year', '2025'],
  ['findings', '--limit', '20'],
  ['imports'],
  ['jobs'],
  ['jobs', 'schedules'],
  ['notice', 'list'],
  ['notice', 'settings'],
  ['notice', 'deliveries'],
  ['user', 'list'],
  ['key', 'list'],
  ['audit'],
  ['duties', 'of', '@building'],
  ['duties', 'in', '140300'],
  ['documents', '--region', '140300'],
  ['targets', '--region', '140300'],
  ['tasks', '--region', '140300'],
  ['task', 'list', '--region', '140300'],
  ['special-plan', 'list'],
  ['statement', 'list'],
  ['statement', 'kinds'],
  ['draft', 'list'],
  ['memo', 'list'],
  ['weather', 'stations'],
  ['candidates'],
  ['attachments', 'list', '@building'],
  ['doctor'],
];

/**
 * What appears unchanged in a Chinese table: unit symbols, kinds of files, names of programs; and codes of notices and statements, which
 * are typed into the next command.
 */
const units = ['kWh', 'kg', 'kgce', 'tce', 'kW', 'm', 'd'];
const codesToType = [
  // tags of points, which are typed into their list
  'heating-valve',
  'cooling-valve',
  'heating-power',
  'cooling-power',
  'supply-water',
  'chilled-supply',
  'zone-air',
  'running',
  'power',
  'occupancy',
  'set',
  'flow',
  'import-ended',
  'data-reminder',
  'solar-stop',
  'job-ended',
  'job-failed',
  'access-ends',
  'source-check',
  'case-due',
  'commissioning-due',
  'standard-withdrawn',
  'task-assigned',
  'task-due',
  'task-overdue',
  'return-due',
  'return-late',
  'feed-changed',
  'settlement-moved',
  'response-event',
  'disk-room',
  'parcel-trouble',
  'openadr-webhook-broken',
  'warning',
  'warning-urgent',
  'use-notice',
  'supervision-notice',
  'statement-sent',
  'statement-answered',
  'quota-notice',
  'savings-baseline',
  'planning-conditions',
  'place-assessment',
  'retrofit-plan',
  'place-annual-report',
  'building-report',
  'energy-review-list',
  'place-report',
  'disclosure',
];
const allowed = new Set([...units, ...codesToType, 'yaodong', 'webhook', 'csv', 'xlsx']);

/** Words in lower case, and words joined by a hyphen or a capital, that stand for something in the program. */
function codesIn(text: string): string[] {
  const bare = text.replaceAll(
    /https?:\/\/\S+|\S+\.(?:csv|xlsx|md|yaml|geojson)\b|“[^”]*”|“[^”]*”|\b[A-Z]{1,4}[-_][\w-]*\b|[a-z]+:\/\/\S+|explain \S+|\b[\da-f]{8}-[\da-f-]{27}\b|--[a-z-]+/gu,
    ' ',
  );
  const words = bare.match(/(?<![\w./-])[a-z][\w]*(?:[-_][\w]+)*(?![\w/-]*[./]\w)/gu) ?? [];
  return [...new Set(words)].filter((word) => !allowed.has(word));
}

test.each(commands.map((words) => [words.join(' '), words] as const))('%s prints no code', async (_name, words) => {
  const [out, err]: [string[], string[]] = [[], []];
  const argv = words.map((word) => (word.startsWith('@') ? String(codes[word.slice(1)]) : word));
  const to = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await run(argv, { ...to, terminal: false, language: 'zh', open: async () => session() });
  expect({ code: Math.min(code, words[0] === 'doctor' ? 0 : code), err: code === 0 ? '' : err.join('') }).toEqual({ code: 0, err: '' });
  const text = out.join('');
  expect({ found: codesIn(text), text: codesIn(text).length === 0 ? '' : text }).toEqual({ found: [], text: '' });
});
