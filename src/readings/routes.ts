import { implement } from '@orpc/server';
import type { Asker } from '#kernel/asker.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { sayIn, tellRan } from '#imports/tell.ts';
import { formatInstant } from '#kernel/instant.ts';
import { readingsContract } from './contract.ts';
import { spanText, type MeterFinding } from './doubts.ts';
import type { Readings } from './readings.ts';

/**
 * The contract of readings over their face.
 * @param words those of all slices
 */
export function readingsRoutes(readings: Readings, words: Words) {
  const on = implement(readingsContract).$context<Asker>();
  const told = (found: MeterFinding, language: Asker['language']) => ({
    ...tell(found, words, language),
    evidence: { ...found.evidence },
    id: found.id,
    meter: found.facts.code,
    building: found.facts.building,
    ...spanText(found),
    decision:
      found.decision === null
        ? null
        : {
            id: found.decision.id,
            as: found.decision.as,
            note: found.decision.note,
            by: found.decision.actor,
            at: formatInstant(found.decision.recorded / 1000),
          },
  });
  return on.router({
    importReadings: on.importReadings.handler(async ({ input, context: { scope, language } }) => {
      const ran = await readings.importReadings(scope, input, sayIn(words, language));
      return tellRan(ran, input.preview === true, words, language);
    }),
    record: on.record.handler(async ({ input, context: { scope, language } }) => {
      const ran = await readings.record(scope, input.readings);
      return tellRan(ran, false, words, language) as never;
    }),
    findings: on.findings.handler(async ({ input, context: { scope, language } }) => {
      const { limit, building, meter, region, code, open } = input;
      const which = {
        ...(building === undefined ? {} : { buildings: [building] }),
        ...(meter === undefined ? {} : { meters: [meter] }),
        ...(region === undefined ? {} : { region }),
        ...(code === undefined ? {} : { code }),
        ...(open === undefined ? {} : { open }),
      };
      const { findings, more } = await readings.findings(scope, which, limit);
      return { findings: findings.map((one) => told(one, language)), more };
    }),
    decide: on.decide.handler(({ input, context }) => readings.decide(context.scope, input.finding, input.as, input.note)),
  });
}
