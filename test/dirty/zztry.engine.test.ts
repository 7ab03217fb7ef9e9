import { readFileSync, readdirSync, appendFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import type { ProblemAnswer } from '#client.ts';
import { createWorld } from '../world.ts';

const dir = process.env['TRY_DIR'] as string;
const only = process.env['TRY_ONLY'];
const out = process.env['TRY_OUT'] ?? '/tmp/try.out';

test('try', { timeout: 900_000 }, async () => {
  const world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  writeFileSync(out, '');
  for (const name of readdirSync(dir)) {
    if (only !== undefined && !new RegExp(only).test(name)) continue;
    const content = readFileSync(`${dir}/${name}`);
    for (const mode of name.includes('+m') ? ['plain', 'meter'] : ['plain']) {
      const given = { createMeters: true, ...(mode === 'meter' && { meter: 'MM' }), file: await world.upload(name.replace('+m', ''), content) };
      let text = `=== ${name} ${mode}\n`;
      try {
        const came = await world.local.readings.importReadings(given as never) as any;
        text += `readings ${came.readings} rejected ${came.rejectedCount} ${JSON.stringify(came.rejected?.[0] ?? '').slice(0, 200)} meters ${came.meters} ${came.from} ${came.to}\n`;
        text += came.decisions.filter((d: any) => /layout|time-col|end-col|meter-col|value|unit|kind|left|marks|interval/.test(d.what)).map((d: any) => `  ${d.what}=${d.decided}(${d.by})${d.sure ? '' : '?'}`).join('') + '\n';
        const seenF = new Set<string>();
        for (const f of came.findings) { if (seenF.has(f.code) || /meters-created|meter-without|guessed|time-written|register-read|header-found/.test(f.code)) continue; seenF.add(f.code); text += `  * ${f.code} ${JSON.stringify(f.evidence).slice(0, 160)}\n`; }
        const meters = (await world.local.registry.meters({ limit: 1000 } as never) as any).meters ?? [];
        for (const m of meters) {
          try {
            const u = await world.local.metering.useOfMeter({ meter: m.code, from: '2018-01-01', to: '2026-03-01', step: 'month' }) as any;
            const series = u.steps.filter((s: any) => s.value !== null).map((s: any) => `${s.value}`).join(' ');
            text += `  > ${m.code} [${m.carrier} ${m.kind}] total ${u.total?.value} ${u.unit} ${series}\n`;
          } catch (e) { text += `  > ${m.code} ${String((e as any).document?.code ?? e)}\n`; }
        }
        await world.local.imports.undo({ id: came.import }).catch((e: any) => { text += `undo ${String(e)}\n`; });
      } catch (error) {
        const d = (error as ProblemAnswer).document as any;
        text += d === undefined ? `!! ${String((error as Error).stack).slice(0, 400)}\n` : `ASKED/REFUSED ${d.code}: ${String(d.detail).slice(0, 300)} choices ${JSON.stringify(d.evidence?.choices ?? null)?.slice(0, 300)}\n`;
      }
      appendFileSync(out, text);
    }
  }
  await world.stop();
});
