import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { outcomeOf } from '../../../../src/casework/draws/outcome.ts';
import { replay } from './replay.ts';

const sha = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

test('the page draws the same as the server', async () => {
  const objects = Array.from({ length: 60 }, (_, at) => ({
    code: `B${at}`,
    name: '',
    stratum: at % 3 === 0 ? '大' : '小',
    organisation: `U${at % 4}`,
  }));
  const people = Array.from({ length: 9 }, (_, at) => ({
    code: `P${at}`,
    name: '',
    organisation: at === 0 ? 'U1' : '',
    groups: at % 2 === 0 ? ['hvac', 'fire'] : ['fire'],
    recuse: at === 1 ? ['U2', 'B3'] : [],
  }));
  for (const rate of ['1/3', '0.35', '12.5%', '1']) {
    const plan = {
      name: 'x',
      region: '1',
      objects: { 大: { rate }, 小: { count: 7 } },
      people: { each: 2, groups: { fire: 1, hvac: 1 }, groupOrder: rate === '1' ? ['fire', 'hvac'] : ['hvac', 'fire'], most: 60 },
      source: 'x',
      knownFrom: 'x',
    };
    const announced = { draw: 'X', plan, objects, people, commitment: sha('secret') };
    const text = JSON.stringify(announced);
    const told = outcomeOf({ announced, announcement: sha(text), secret: 'secret', randomness: '1' }, [], sha);
    expect(await replay(text, 'secret', ' 1 ')).toEqual({
      isSecret: true,
      drawn: told.drawn.map((one) => ({ code: one.code, people: one.people })),
    });
  }
  expect(await replay(JSON.stringify({ plan: { objects: {} }, objects: [], people: [], commitment: '' }), 'x', '1')).toEqual({
    isSecret: false,
    drawn: [],
  });
});
