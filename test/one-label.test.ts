import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { vocabulary } from '#words.ts';

const root = new URL('..', import.meta.url).pathname;

const every = ['src', 'web'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name) && !/\.test\.tsx?$/u.test(name))
    .map((name) => `${folder}/${name}`),
);

const files = every.filter((name) => !/(?:^|\/)vocabulary\.ts$|^src\/kernel\/\w+-terms\.ts$/u.test(name));

const terms = Object.entries(vocabulary).flatMap(([category, codes]) =>
  Object.entries(codes).map(([code, { zh, en }]) => ({ category, code, zh, en })),
);

/** Words that also head columns of many other things: an account has a name too. */
const plain = new Set(['代码', '名称', '地区', '单位', '建筑', '地址', '用途', '时区', '层数', '方向', '上级', '纬度', '其他', '数量']);

const labels = Map.groupBy(
  terms.filter(({ code, zh }) => code !== zh && /\p{Script=Han}/u.test(zh) && !plain.has(zh)),
  ({ code }) => code,
);

/** Codes written next to their own label: `office: '办公'`, `office: { zh: '办公'`, `office: say('办公'`. */
function labelled(text: string): string[] {
  return [...text.matchAll(/(?<![\w-])'?([\w+-]+)'?: (?:\{ (?:name: )?(?:zh: )?|say\()?'([^'\n]*\p{Script=Han}[^'\n]*)'/gu)].flatMap(
    ([, code = '', label]) =>
      (labels.get(code) ?? []).filter(({ zh }) => zh === label).map(({ category }) => `${category} ${code} ${label}`),
  );
}

/** Texts that contain Chinese, without those in comments. */
const textsOf = (source: string): string[] =>
  [...source.replaceAll(/\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*$/gmu, '').matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/gu)]
    .map(([, text, template]) => text ?? template ?? '')
    .filter((text) => /\p{Script=Han}/u.test(text));

test('a label next to its code is found in any notation', () => {
  const written = ["office: '办公'", "'data-centre': { zh: '数据中心', en: 'x' }", "office: say('办公', 'office')"];
  for (const text of written) expect(labelled(text)).toHaveLength(1);
  expect(labelled("office: '办公室'; other: '办公'")).toEqual([]);
});

test('no label of the vocabulary is repeated next to its code', () => {
  const second = files.flatMap((file) => labelled(readFileSync(join(root, file), 'utf8')).map((one) => `${file}: ${one}`));
  expect(second).toEqual([]);
});

/** Chinese texts that are in more than one file. The number may only fall: a label that is needed again belongs in a vocabulary. */
const doubledAtMost = 354;

test('no Chinese text is repeated in another file', () => {
  const where = new Map<string, Set<string>>();
  for (const file of every)
    for (const text of textsOf(readFileSync(join(root, file), 'utf8'))) where.set(text, (where.get(text) ?? new Set()).add(file));
  const doubled = [...where].filter(([, found]) => found.size > 1).map(([text, found]) => `${text}: ${[...found].join(' ')}`);
  expect(doubled.length, `take the label from a vocabulary (src/kernel/label-terms.ts):\n${doubled.join('\n')}`).toBeLessThanOrEqual(
    doubledAtMost,
  );
});
