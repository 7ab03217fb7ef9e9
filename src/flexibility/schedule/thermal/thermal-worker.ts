/** Fits a room in a pool thread. */
import { Problem } from '#kernel/problem.ts';
import { createZone } from '#kernel/zone.ts';
import { readThermalFile } from './thermal-file.ts';
import { fitThermal, type ThermalFit } from './thermal-fit.ts';

export function fitThermalInThread({ text, zone: name }: { readonly text: string; readonly zone: string }): ThermalFit {
  const zone = createZone(name);
  if (zone === null) throw new Problem('bad-input', 'unknown-zone', { zone: name });
  const { runs, h } = readThermalFile(text, zone);
  return fitThermal(runs, h);
}
