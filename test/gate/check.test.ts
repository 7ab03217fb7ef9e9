import { expect, test } from 'vitest';
import { runChecks, type Check } from './check.ts';

const node = (name: string, text: string): Check => ({ name, command: [process.execPath, '-e', text] });

test('the output and exit of each check are reported, also if its program does not exist', async () => {
  const told: string[] = [];
  const outcomes = await runChecks(
    [
      node('good', 'console.log("all well")'),
      node('bad', 'console.error("a fault"); process.exit(3)'),
      { name: 'none', command: ['no-such-program'] },
    ],
    2,
    ({ name }) => told.push(name),
  );
  const of = (name: string) => outcomes.find((one) => one.name === name);
  expect(of('good')).toMatchObject({ passed: true, said: 'all well' });
  expect(of('bad')).toMatchObject({ passed: false, said: 'a fault' });
  expect(of('none')).toMatchObject({ passed: false, said: expect.stringContaining('no-such-program') as string });
  expect(told.toSorted()).toEqual(['bad', 'good', 'none']);
});

test('a check gets the environment variables that it needs in addition to the existing ones', async () => {
  const [outcome] = await runChecks(
    [{ ...node('env', 'console.log(process.env.GOGC, process.env.PATH !== undefined)'), env: { GOGC: '300' } }],
    1,
    () => undefined,
  );
  expect(outcome?.said).toBe('300 true');
});
