import { gzipSync } from 'node:zlib';
import { random as seeded, type Random } from '../city/random.ts';
import { xlsxPieces } from '#platform/tables/write.ts';
import { jsonText, texts } from './values.ts';

export type HostileFile = { readonly name: string; readonly bytes: Uint8Array };

const header = ['code', 'name', 'use', 'region', 'floorArea', 'time', 'meter', 'value', 'end', 'unit'];

const ring = [
  [113, 37],
  [114, 37],
  [114, 38],
  [113, 37],
];
const drawn = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { code: '140302', name: '片区', 星级: '二星', x: { y: [1] } },
      geometry: { type: 'Polygon', coordinates: [ring] },
    },
    {
      type: 'Feature',
      properties: { code: 'B1', name: '楼', use: 'office', region: '140302' },
      geometry: { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [113.5, 37.5] }] },
    },
    {
      type: 'Feature',
      properties: { code: 'B2', name: '楼', use: 'office', region: '140302' },
      geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
    },
  ],
};

/** Valid files of every kind, to be broken. */
async function soundFiles(): Promise<HostileFile[]> {
  const rows = Array.from({ length: 30 }, (_, at) => [
    `B${at}`,
    `楼${at}`,
    'office',
    '140302',
    at * 10,
    `2025-01-01 ${at % 24}:00`,
    'M1',
    at,
    '',
    'kWh',
  ]);
  const csv = [header, ...rows].map((row) => row.join(',')).join('\n');
  const xlsx = Buffer.concat(
    await Array.fromAsync(
      xlsxPieces(
        header,
        (async function* () {
          for (const row of rows) yield row;
        })(),
      ),
    ),
  );
  return [
    { name: 'a.csv', bytes: Buffer.from(csv) },
    { name: 'a.csv', bytes: Buffer.from(csv, 'utf16le') },
    { name: 'a.csv.gz', bytes: gzipSync(csv) },
    { name: 'a.xlsx', bytes: xlsx },
    { name: 'a.epw', bytes: Buffer.from(`LOCATION,Taiyuan,-,CHN,CSWD,537720,37.78,112.55,8.0,778.3\n${'x,\n'.repeat(20)}`) },
    { name: 'a.parquet', bytes: Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(200, 7), Buffer.from('PAR1')]) },
    {
      name: 'a.geojson',
      bytes: Buffer.from('{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{}}]}'),
    },
    { name: 'a.geojson', bytes: Buffer.from(JSON.stringify(drawn)) },
    { name: 'b.geojson', bytes: Buffer.from(JSON.stringify(drawn)) },
    { name: 'a.csv', bytes: gzipSync(Buffer.alloc(80_000_000, 'a,b\n')) },
  ];
}

const breaks: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes) => bytes,
  (bytes, random) => bytes.subarray(0, random.whole(0, bytes.length)),
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let n = random.whole(1, 20); n > 0; n -= 1) copy[random.whole(0, Math.max(0, copy.length - 1))] = random.whole(0, 255);
    return copy;
  },
  (bytes, random) => insert(bytes, random, Buffer.from(random.pick(texts))),
  (bytes, random) => insert(bytes, random, Buffer.alloc(random.whole(1, 3000), random.pick([0, 0x22, 0x2c, 0x0a, 0xff, 0x28]))),
  (bytes, random) => Buffer.concat([bytes, bytes.subarray(random.whole(0, bytes.length))]),
  (bytes) => Buffer.from(bytes.toString('latin1').replaceAll(',', '\t'), 'latin1'),
  (bytes, random) =>
    Buffer.from(bytes.toString('utf8').replaceAll(/\d+/gu, (digits) => (random.chance(0.2) ? random.pick(texts) : digits))),
  (bytes, random) =>
    Buffer.from(bytes.toString('utf8').replaceAll(/"[^"]*"|\d+/gu, (token) => (random.chance(0.1) ? jsonText(random, 3) : token))),
  (_bytes, random) => Buffer.from(Array.from({ length: random.whole(0, 4000) }, () => random.whole(0, 255))),
  (bytes) => gzipSync(gzipSync(bytes)),
];

function insert(bytes: Buffer, random: Random, what: Buffer): Buffer {
  const at = random.whole(0, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at)]);
}

/** Produces broken files, the same ones for the same seed. */
export async function hostileFiles(seed: number): Promise<() => HostileFile> {
  const sound = await soundFiles();
  const random = seeded(seed, 'files');
  return () => {
    const { name, bytes } = random.pick(sound);
    let broken: Buffer = Buffer.from(bytes);
    for (let n = random.whole(1, 3); n > 0; n -= 1) broken = random.pick(breaks)(broken, random);
    return { name: random.chance(0.2) ? random.pick(texts) : name, bytes: broken };
  };
}
