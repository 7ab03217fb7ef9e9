import { writeFile } from 'node:fs/promises';
import { clock, type Row } from './table.ts';
import { median, took, type Yard } from './yard.ts';

/** A place of Yuncheng used only by the meters of this row. */
const region = '140824';
const meters = 145_000;
const each = 50;

const day = (at: number): string => new Date(Date.UTC(2020, 0, 1 + (at % 2400))).toISOString().slice(0, 10);

/** Meters of three carriers: nine of ten have a certificate, and every tenth also an earlier one; some failed, some state their end. */
async function town({ client, file, upload }: Yard): Promise<void> {
  if ((await client.meterVerification.due({ region, limit: 1 })).total >= meters) return;
  const [buildings, points, papers] = [file('verified-buildings.csv'), file('verified-meters.csv'), file('certificates.csv')];
  const codes = Array.from({ length: meters / each }, (_, at) => `vb${at}`);
  await writeFile(buildings, `code,name,use,region\n${codes.map((one) => `${one},${one},office,${region}`).join('\n')}\n`);
  await client.registry.importBuildings({ file: await upload(buildings) });
  const carriers = ['heat,GJ', 'gas,m3', 'electricity,kWh'];
  const point = (at: number): string => `vm${at},${codes[Math.floor(at / each)]},${carriers[at % carriers.length]},register`;
  await writeFile(points, `code,building,carrier,unit,kind\n${Array.from({ length: meters }, (_, at) => point(at)).join('\n')}\n`);
  await client.registry.importMeters({ file: await upload(points) });
  const paper = (at: number, before: string): string =>
    `v${before}${at},vm${at},periodic,${day(at * 7)},${at % 40 === 0 ? 'fail' : 'pass'},${at % 3 === 0 ? '2028-01-31' : ''}`;
  const rows = Array.from({ length: meters }, (_, at) => at).flatMap((at) => [
    ...(at % 10 === 0 ? [] : [paper(at, '')]),
    ...(at % 10 === 5 ? [paper(at + meters, 'b').replace(`vm${at + meters}`, `vm${at}`)] : []),
  ]);
  await writeFile(papers, `certificate,meter,kind,verified,result,until\n${rows.join('\n')}\n`);
  await client.meterVerification.importCertificates({ file: await upload(papers) });
}

export const verificationRow: Row = {
  name: 'meter-due',
  what: `due list of ${meters.toLocaleString('en')} meters`,
  must: '300 ms',
  async run(yard) {
    await town(yard);
    const [runs, reads] = [[], []] as [Awaited<ReturnType<typeof took>>[], Awaited<ReturnType<typeof took>>[]];
    const first = await took(() => yard.ask.meterVerification.due({ region, on: '2026-10-01', limit: 100 }));
    const paper = { code: `after-${Date.now()}`, set: { meter: 'vm7', kind: 'periodic', verified: '2026-09-30', result: 'pass' } };
    await yard.client.meterVerification.add(paper);
    const changed = await took(() => yard.ask.meterVerification.due({ region, on: '2026-10-01', limit: 100 }));
    for (let run = 0; run < 9; run += 1) {
      runs.push(await took(() => yard.ask.meterVerification.due({ region, on: '2026-10-01', within: run * 10, limit: 100 })));
      reads.push(
        await took(() =>
          yard.stores.postgres.query(
            'SELECT m.code, c.fields FROM meter m LEFT JOIN meter_certificate c ON c.meter = m.code AND c.gone IS NULL WHERE m.gone IS NULL',
          ),
        ),
      );
    }
    return {
      ours: clock(median(runs.map(({ seconds }) => seconds))),
      postgres: clock(median(reads.map(({ seconds }) => seconds))),
      cpu: median(runs.map(({ cpu }) => cpu)),
      note: `beside it: reading the rows by a plain select; the first question of all ${clock(first.seconds)} (cpu ${clock(first.cpu)}), the first after a certificate ${clock(changed.seconds)} (cpu ${clock(changed.cpu)})`,
    };
  },
};
