import { writeWord } from '../src/platform/docx/docx.ts';
import { foundTown, season } from './heat-town.ts';
import { clock, type Row } from './table.ts';
import { median, took, type Yard } from './yard.ts';
import { closedSeason } from '../test/closed-season.ts';

const company = 'BENCHHEAT';

/** Closes the season of the town: a note for each account. */
async function closed(yard: Yard): Promise<number> {
  await foundTown(yard);
  const { client } = yard;
  const there = await client.heatNotes.notes.list({ season, company, limit: 1 });
  if (there.total > 0) return there.total;
  await closedSeason(client, { season, company });
  return (await client.heatNotes.notes.list({ season, company, limit: 1 })).total;
}

/** Requests a file and reads it to its end. @returns its bytes */
async function bytesOf({ url, app }: Yard, path: string): Promise<number> {
  const answer = await fetch(`${url}/api${path}`, { headers: { authorization: `Bearer ${app.localKey}` } });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.arrayBuffer()).byteLength;
}

const columns = JSON.stringify({
  columns: [
    { heading: '客户号', field: 'account' },
    { heading: '户号', field: 'household' },
    { heading: '类型', field: 'kind', values: { bill: '1', difference: '2' } },
    { heading: '批次', text: '供暖' },
    { heading: '热量', field: 'quantity' },
    { heading: '金额', field: 'total' },
    { heading: '应缴', field: 'owed' },
    { heading: '开单日', field: 'day', day: 'digits' },
  ],
});

export const heatExportRow: Row = {
  name: 'heat-export',
  what: 'the notes of a season as xlsx, columns mapped',
  must: '4 s for 40,000',
  async run(yard) {
    const notes = await closed(yard);
    const asked = new URLSearchParams({ format: 'xlsx', season, company, columns });
    let bytes = 0;
    const runs = [];
    for (let at = 0; at < 3; at += 1)
      runs.push(
        await took(async () => {
          bytes = await bytesOf(yard, `/exports/heat-notes?${asked}`);
        }),
      );
    const plain = await took(() =>
      yard.stores.postgres.query('SELECT * FROM heat_note WHERE season = $1 AND company = $2 ORDER BY id', [season, company]),
    );
    return {
      ours: clock(median(runs.map(({ seconds }) => seconds))),
      cpu: median(runs.map(({ cpu }) => cpu)),
      postgres: `${clock(plain.seconds)} (${plain.cpu.toFixed(1)} s)`,
      note: `${notes.toLocaleString('en')} notes, ${(bytes / 1e6).toFixed(1)} MB; beside it: their rows by a plain select`,
    };
  },
};

const papers = 500;

export const heatStatementsRow: Row = {
  name: 'heat-statements',
  what: `${papers} notes as Word documents by one job`,
  must: '20 s',
  async run(yard) {
    await closed(yard);
    const { client } = yard;
    let [done, bytes] = [0, 0];
    // four points have 134 households each, plus those who moved in within the season
    const points = ['bp0', 'bp1', 'bp2', 'bp3'];
    const ours = await took(async () => {
      for (const point of points) {
        const { job, notes } = await client.heatNotes.statements({ season, point });
        for await (const { finishedAt } of await client.jobs.events({ id: job })) if (finishedAt !== null) break;
        bytes += await bytesOf(yard, `/exports/heat-statements?job=${job}`);
        done += notes;
      }
    });
    const each = (seconds: number): string => clock((seconds * papers) / done);
    const paper = { title: '热费结算单', signed: [], dated: 0, blocks: [{ kind: 'text' as const, text: '示范' }] };
    const plain = await took(async () => {
      for (let at = 0; at < papers; at += 1) await writeWord(paper);
    });
    return {
      ours: each(ours.seconds),
      cpu: (ours.cpu * papers) / done,
      note: `${done} written as ${points.length} jobs, ${(bytes / 1e6).toFixed(1)} MB; beside it: ${papers} documents of one line by the library alone ${clock(plain.seconds)} (${plain.cpu.toFixed(1)} s)`,
    };
  },
};
