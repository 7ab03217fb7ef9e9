import { WrittenJson } from '#kernel/written.ts';
import type { Judged } from './grounds.ts';
import type { JudgedDevice } from './renewal.ts';

/** Devices as the contract shows them, formatted together: of 50,000, most have the same grounds. */
export function presentDevices(devices: readonly JudgedDevice[]): WrittenJson {
  return new WrittenJson((into) => {
    const written = new Map<Judged, string>();
    const textOf = (judged: Judged): string => {
      const text = written.get(judged) ?? JSON.stringify(judged);
      written.set(judged, text);
      return text;
    };
    into.text('[');
    devices.forEach(({ grounds, ...device }, at) => {
      const head = JSON.stringify(device);
      into.text(`${at === 0 ? '' : ','}${head.slice(0, -1)},"grounds":[${grounds.map(textOf).join(',')}]}`);
    });
    into.text(']');
  });
}
