import { writeFile } from 'node:fs/promises';
import { clock, type Row } from './table.ts';
import { median, took, type Yard } from './yard.ts';

const units = 10_000;

/** A place of Yuncheng used by nothing else in the bench. */
const region = '140882';

const which = { form: 'civil-building-energy', period: '2025', region } as const;

const fields = ['floorArea', 'electricity', 'gas', 'heat', 'coal', 'water'];

/**
 * Buildings that have each submitted a return that was accepted; its contents are written directly into the store in the form in which it
 * would be stored.
 */
async function stand({ client, file, upload, stores }: Yard): Promise<void> {
  if ((await client.registry.buildings({ region, limit: 1 })).total >= units) return;
  const path = file('return-buildings.csv');
  const rows = Array.from({ length: units }, (_, at) => `r-${at},r-${at},office,${region},${500 + (at % 97) * 100}`);
  await writeFile(path, `code,name,use,region,floorArea\n${rows.join('\n')}\n`);
  await client.registry.importBuildings({ file: await upload(path) });
  await client.return.open(which);
  const decimals = fields.map(
    (name, at) =>
      `'${name}', jsonb_build_object('value', ((e.return * ${at + 7919}) % 9999999 / 100.0)::numeric(12, 2)::text, 'filled', true)`,
  );
  await stores.postgres.query(
    `WITH opened AS (SELECT e.return, e.fields || jsonb_build_object(${decimals.join(', ')}) AS fields, e.at, e.identity, e.actor
        FROM return_event e JOIN return_unit u ON u.id = e.return WHERE u.form = $1 AND u.region = $2 AND e.n = 1),
      told AS (INSERT INTO return_event (return, n, action, version, state, fields, note, identity, actor, at)
        SELECT o.return, s.n, s.action, 1, s.state, o.fields, NULL, o.identity, o.actor, o.at
        FROM opened o, (VALUES (2, 'submit', 'submitted'), (3, 'accept', 'accepted')) AS s(n, action, state))
    UPDATE return_unit SET last = 3 WHERE form = $1 AND region = $2`,
    [which.form, region],
  );
  await stores.postgres.query('ANALYZE return_unit, return_event');
}

const plainSums = `SELECT ${fields.map((name) => `sum((e.fields -> '${name}' ->> 'value')::numeric)`).join(', ')}
  FROM return_unit u JOIN return_event e ON e.return = u.id AND e.n = u.last
  WHERE u.form = $1 AND u.period = $2 AND u.region = $3 AND e.state = 'accepted'`;

async function middle(ask: () => Promise<unknown>): Promise<{ seconds: number; cpu: number }> {
  const runs = [];
  for (let at = 0; at < 7; at += 1) runs.push(await took(ask));
  return { seconds: median(runs.map(({ seconds }) => seconds)), cpu: median(runs.map(({ cpu }) => cpu)) };
}

export const returnTotalRow: Row = {
  name: 'return-total',
  what: `a return of ${units.toLocaleString('en')} units totalled, ${fields.length} fields`,
  must: '500 ms',
  async run(yard) {
    await stand(yard);
    const first = await took(() => yard.ask.return.total(which));
    const ours = await middle(() => yard.ask.return.total(which));
    const plain = await middle(() => yard.stores.postgres.query(plainSums, [which.form, which.period, region]));
    const note = `median of 7 over HTTP, the first ${clock(first.seconds)}; PostgreSQL: the program's own store asked for the same sums of the last steps`;
    return { ours: clock(ours.seconds), cpu: ours.cpu, postgres: clock(plain.seconds), note };
  },
};
