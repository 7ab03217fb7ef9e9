import { expect, test } from 'vitest';
import { tariffText } from '../../../test/city/response.ts';
import { createWorld } from '../../../test/world.ts';
import { bringTariffs } from './live-response.ts';

test('a start interrupted between tariff and programmes adds the programmes, and they are in force when the next step begins', async () => {
  const world = await createWorld();
  try {
    const { knowledge } = world.local;
    await knowledge.files.put({ name: 'demo-tariff.yaml', text: tariffText });
    await bringTariffs({ at: { client: world.local } as never });
    const { entries } = await knowledge.list({ kind: 'programme' });
    const holding = entries.filter(({ holds }) => holds).map(({ id }) => id);
    expect(holding).toEqual(expect.arrayContaining(['demo-peak', 'demo-valley']));
  } finally {
    await world.stop();
  }
});
