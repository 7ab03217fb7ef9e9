import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomeOf } from '#flexibility/settlement/outcome.ts';
import { presentIssue } from '#flexibility/settlement/present.ts';
import type { Scope } from '#kernel/scope.ts';
import type { PaperFacts } from './facts.ts';
import { statementPaper } from './statement-paper.ts';

const scope = { role: 'auditor', sees: { all: true } } as unknown as Scope;
const decimal = (most: number, places: number) =>
  fc.integer({ min: 0, max: most * 10 ** places }).map((value) => (value / 10 ** places).toFixed(places));

const member = fc.record({
  kw: decimal(50, 1),
  response: fc.bigInt({ min: -500_000n, max: 2_000_000n }),
  status: fc.constantFrom('settled' as const, 'settled' as const, 'out' as const, 'waiting' as const),
  share: decimal(1, 2),
});
const pay = fc.record({
  unit: fc.constantFrom('kWh' as const, 'kW' as const),
  price: decimal(9, 3),
  floor: decimal(1, 2),
  ceiling: fc.integer({ min: 100, max: 200 }).map((value) => (value / 100).toFixed(2)),
  penalty: decimal(5, 2),
});

const cents = (money: string | undefined): number => Math.round(Number(money) * 100);

test('the amounts of members and aggregator add up to the net on every statement, line by line and in total', () => {
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 12 }), pay, (some, paid) => {
      const codes = some.map((_, at) => `B${String(at).padStart(2, '0')}`);
      const event = { code: 'E', starts: 0, ends: 7200, zone: 'Asia/Shanghai', direction: 'down', notice: 0, recorded: 0 };
      const outcome = outcomeOf({
        event,
        pay: paid,
        responses: some.map(({ kw, response, status }, at) => ({
          building: codes[at] as string,
          status,
          kw,
          baseline: 0n,
          actual: 0n,
          response: status === 'settled' ? response : null,
          unadjusted: [],
          figure: 'f',
        })),
        shares: new Map(some.map(({ share }, at) => [codes[at] as string, share])),
        indicative: false,
        before: null,
      });
      const all = { ...event, members: codes.map((building) => ({ building })) } as never;
      const issue = presentIssue(scope, all, { issue: 1, outcome, received: 0, recorded: 0 }, { previous: null, unchanged: false });
      const source = { document: 'x', clause: '—' };
      const rule = { id: 'r', version: 1, status: 'CITY', source, pool: 1, choose: 1, adjust: { kind: 'none' } };
      const facts = {
        event: all,
        issue,
        before: null,
        hours: '2',
        pay: paid,
        baselines: new Map(),
        portfolio: { code: 'V', name: 'V' },
        aggregator: null,
        programme: { id: 'p', version: 1, status: 'CITY', source },
        rule,
        names: new Map(),
        isPart: false,
      } as unknown as PaperFacts;
      const tables = statementPaper(facts, []).blocks.flatMap((one) => (one.kind === 'table' ? [one] : []));
      const money = tables.find(({ header }) => header.at(-1) === '成员所得（元）')?.rows ?? [];
      const lines = money.slice(0, -1);
      expect(lines).toHaveLength(some.length);
      expect(cents(money.at(-1)?.[4])).toBe(lines.reduce((sum, row) => sum + cents(row[4]), 0));
      const facing = new Map(
        tables.filter(({ header }) => header.length === 0).flatMap(({ rows }) => rows.map(([name, text]) => [name, text])),
      );
      expect(cents(money.at(-1)?.[4]) + cents(facing.get('聚合商所得（元）'))).toBe(cents(facing.get('净收益（元）')));
      expect(cents(money.at(-1)?.[1]) - cents(money.at(-1)?.[2])).toBe(cents(facing.get('净收益（元）')));
    }),
    { numRuns: 200 },
  );
});
