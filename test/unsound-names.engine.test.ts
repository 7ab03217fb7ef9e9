import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiDocument } from '#platform/http/openapi.ts';
import { createOutside, hidden, type Outside } from './scope/outside.ts';
import { downloadProbes } from './scope/probes.ts';
import { createWorld, type World } from './world.ts';

/** Characters that XML cannot contain, that a reader refuses, or that reverse the display of a name; they used to be accepted. */
const unsound = '\u0001\uFFFE\u202E';

let world: World;
let outside: Outside;

beforeAll(async () => {
  world = await createWorld();
  outside = await createOutside(world);
  await keepUnsoundNames(world);
});
afterAll(() => world.stop());

/** Appends the characters to each name in the store, as names were kept before the rule for text existed. */
async function keepUnsoundNames({ stores: { postgres } }: World): Promise<void> {
  const { rows } = await postgres.query<{ table: string; column: string; type: string }>(
    `SELECT table_name AS table, column_name AS column, data_type AS type FROM information_schema.columns
     JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER' AND data_type IN ('text', 'jsonb', 'json')`,
  );
  const client = await postgres.connect();
  try {
    // append-only tables are guarded by triggers
    await client.query('SET session_replication_role = replica');
    for (const { table, column, type } of rows) {
      const inJson = JSON.stringify(`${hidden}${unsound}`).slice(1, -1);
      // texts may contain JSON, too
      const put = type === 'text' ? `CASE WHEN "${column}" ~ '^[[{]' THEN $3::text ELSE $2 END` : '$3::text';
      const replaced = `replace("${column}"::text, $1, ${put})${type === 'text' ? '' : `::${type}`}`;
      const given = [hidden, `${hidden}${unsound}`, inJson];
      await client.query(
        `UPDATE "${table}" SET "${column}" = ${replaced} WHERE strpos("${column}"::text, $1) > 0 AND $2::text <> $3::text`,
        given,
      );
    }
  } finally {
    await client.query('RESET session_replication_role');
    client.release();
  }
}

/** What a strict reader finds wrong; null if it is well-formed. */
function faultIn(xml: string): string | null {
  let fault: string | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => (fault ??= error.message));
  try {
    parser.write(xml).close();
  } catch (error) {
    fault ??= String(error);
  }
  return fault;
}

/** The parts of a file that are XML, by their names. */
function partsOf(bytes: Uint8Array): [name: string, xml: string][] {
  const text = (part: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(part);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return Object.entries(unzipSync(bytes))
      .filter(([name]) => /\.(?:xml|rels)$/u.test(name))
      .map(([name, part]) => [name, text(part)]);
  return bytes[0] === 0x3c ? [['file', text(bytes)]] : [];
}

test('a strict parser opens every file of a city with stored names that XML cannot represent', async () => {
  const { paths } = (await (await world.ask('/api/openapi.json')).json()) as ApiDocument;
  const faults: string[] = [];
  let [files, named] = [0, 0];
  for (const [path, probe] of Object.entries(downloadProbes)) {
    const formats = (paths[path]?.['get']?.parameters ?? []).find(({ name }) => name === 'format')?.schema as
      | { enum?: string[] }
      | undefined;
    const address = `/api${probe(outside)}`;
    for (const format of formats?.enum?.filter((one) => one === 'xlsx' || one === 'docx') ?? [null]) {
      const url = new URL(address, 'http://x');
      if (format !== null) url.searchParams.set('format', format);
      const answer = await world.ask(`${url.pathname}${url.search}`);
      if (!answer.ok) continue;
      const parts = partsOf(await answer.bytes());
      if (parts.length > 0) files += 1;
      if (parts.some(([, xml]) => xml.includes(hidden))) named += 1;
      for (const [name, xml] of parts) {
        const fault = faultIn(xml);
        if (fault !== null) faults.push(`${path} ${name}: ${fault}`);
      }
    }
  }
  expect(faults).toEqual([]);
  expect(files).toBeGreaterThan(20);
  expect(named).toBeGreaterThan(5);
});

test('no input accepts such a name any more', async () => {
  const json = { 'content-type': 'application/json' };
  for (const [path, body] of [
    ['/api/organisations', { fields: { code: 'O1', name: `owner${unsound}`, region: '140300' } }],
    ['/api/drafts', { [`name${unsound}`]: 1 }],
    ['/api/warning/rules', { text: JSON.stringify({ id: 'x', names: { zh: `规则${unsound}` } }) }],
  ] as const) {
    const answer = await world.ask(path, { method: 'POST', headers: json, body: JSON.stringify(body) });
    expect([path, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([path, 400, 'text-invalid']);
  }
  const file = await world.upload('owners.csv', `code,name,region\nO1,owner${unsound},140300\nO2,owner,140300\n`);
  const { rejected } = await world.local.place.importOrganisations({ file });
  expect(rejected).toMatchObject([{ row: 2, code: 'bad-text' }]);
});
