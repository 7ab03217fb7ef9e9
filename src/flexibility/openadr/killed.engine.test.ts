import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProgram, untilReady, type Program } from '../../../test/crash/program.ts';
import { kinds } from '../../../test/rounds.ts';
import { asker, tokens } from '../../../test/openadr.ts';
import { createWorld, type World } from '../../../test/world.ts';

/**
 * A program in its own process follows a server through a proxy that kills it with -9 at a certain moment of the poll: when it is about to
 * receive events, when it checks whether its report exists, and when its report has been accepted and the response is on its way.
 */
const room = mkdtempSync(path.join(tmpdir(), 'yaodong-openadr-killed-'));
const data = path.join(room, 'data');
let province: World;
let program: Program;
let door: Server;
let kills: RegExp | null = null;
/** Midnight (ms UTC) of the day on which this file was started. */
const midnight = Math.floor(Date.now() / 86_400_000) * 86_400_000;
const day = new Date(midnight - 3 * 86_400_000).toISOString().slice(0, 10);

const programmes = `kind: programme
entries:
  - id: city-dr
    names: {zh: 本市响应, en: City}
    rule: two-of-two
    step: hour
    pay: {unit: kWh, price: '2.5'}
`;
const rules = `kind: baseline-rule
entries:
  - id: two-of-two
    names: {zh: 前两日, en: Two}
    pool: 2
    choose: 2
`;

async function openDoor(to: string): Promise<string> {
  door = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method = 'GET', url = '/', headers } = request;
      const init = { method, headers: { ...headers } as Record<string, string>, ...(method === 'POST' && { body: Buffer.concat(pieces) }) };
      for (const name of ['host', 'connection', 'content-length']) delete init.headers[name];
      void fetch(`${to}${url}`, init).then(async (answer) => {
        const text = await answer.text();
        if (kills?.test(`${method} ${url}`) === true) {
          kills = null;
          process.kill(program.pid, 'SIGKILL');
        }
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
      });
    });
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
}

async function furnish(url: string): Promise<void> {
  const { client, upload } = program;
  await client.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,one,office,140302') });
  await client.registry.importMeters({ file: await upload('m.csv', 'code,building,carrier,kind\nM1,B1,electricity,interval') });
  await client.place.importOrganisations({ file: await upload('o.csv', 'code,name,region\nAGG,AGG,140302') });
  await client.resources.importResources({ file: await upload('s.csv', 'code,building,kind,kw,share\nS1,B1,shed,400,0.5') });
  const rows = Array.from({ length: 30 * 24 }, (_, at) => {
    const [from, to] = [at, at + 1].map((hour) => new Date(midnight - (30 * 24 - hour) * 3_600_000).toISOString());
    return `M1,${from},${to},100`;
  });
  const file = await upload('r.csv', ['meter,start,end,value', ...rows].join('\n'));
  await client.readings.importReadings({ file, carrier: 'electricity', unit: 'kWh' });
  await client.knowledge.files.put({ name: 'programmes.yaml', text: programmes });
  await client.knowledge.files.put({ name: 'rules.yaml', text: rules });
  await client.portfolio.add({ code: 'VPP', name: 'VPP', organisation: 'AGG' });
  await client.portfolio.join({ portfolio: 'VPP', building: 'B1', from: '2026-01-01', share: '0.7', consent: 'yes' });
  // the province announces its own address for tokens, which is not the proxy's
  const account = { url, tokenUrl: `${url}/auth/token`, clientId: 'ven_client', clientSecret: '999' };
  await client.openadr.connect({ name: 'province', ...account, portfolio: 'VPP', programme: 'city-dr' });
}

beforeAll(async () => {
  province = await createWorld({ openadr: 'test' });
  const url = await openDoor((await province.app.serve()).url);
  program = await startProgram(data);
  await furnish(`${url}/openadr3/3.1.0`);
}, 180_000);
afterAll(async () => {
  await program.kill();
  door.close();
  await province.stop();
  rmSync(room, { recursive: true, force: true });
});

async function event(hour: number): Promise<void> {
  const ask = asker(province);
  const known = (await ask(tokens.bl, 'GET', '/programs')).body[0]?.['id'];
  const programID = known ?? (await ask(tokens.bl, 'POST', '/programs', { programName: 'P' })).body['id'];
  await ask(tokens.bl, 'POST', '/events', {
    programID,
    intervalPeriod: { start: `${day}T0${hour}:00:00Z`, duration: 'PT1H' },
    intervals: [{ id: 0, payloads: [{ type: 'DISPATCH_SETPOINT_RELATIVE', values: [-20] }] }],
  });
}

const moments = kinds<readonly [string, RegExp]>(
  [
    ['events are told', /^GET .*\/events\?/u],
    ['a report was taken', /^POST .*\/reports$/u],
  ],
  [['the own reports are looked for', /^GET .*\/reports\?/u]],
);

test.each(moments)(
  'killed when %s, it calls each event once and reports it once',
  async (_when, at) => {
    const ask = asker(province);
    const before = (await ask(tokens.bl, 'GET', '/events')).body.length;
    await event(before + 1);
    kills = at;
    await program.client.openadr.poll({ name: 'province' }).catch(() => undefined);
    expect(kills).toBeNull();
    program = await startProgram(data);
    await untilReady(program);
    await program.client.openadr.poll({ name: 'province' });
    const { events } = await program.client.flexibility.events.list({});
    expect(events).toHaveLength(before + 1);
    const reports = (await ask(tokens.bl, 'GET', '/reports')).body;
    expect(new Set(reports.map(({ eventID }) => eventID)).size).toBe(before + 1);
    expect(reports).toHaveLength(before + 1);
  },
  240_000,
);
