import type { PoolClient } from 'pg';
import type { Draws } from '#casework/draws/draws.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { buildingsOf, regionsOf, seenRegions } from '../store/around-store.ts';
import { beginCalledFor } from './called-for.ts';
import { type DrawnRow, drawnRows, drawsDone, holdDraw, keepDrawn, markDrawDone } from '../store/drawn-store.ts';
import type { CasesNeeds } from '../needs.ts';
import { addEvent, inForceOn, keepCase, openCase } from '../open-case.ts';
import * as store from '../store/store.ts';

type BeginningDraw = Awaited<ReturnType<Draws['beginning']>>[number];
type DrawnObject = Awaited<ReturnType<Draws['outcome']>>[number];

const hour = 3_600_000;

const everywhere = { regions: [], people: [], link: null };

/**
 * Begins the cases of draws: one for each drawn object, with the people drawn for it on the panel of inspectors. Done once per object,
 * resumed after a kill; replacements made in a draw since then reach its cases too, and cases that could not begin are retried hourly.
 */
export async function beginDrawn(needs: CasesNeeds): Promise<void> {
  const done = await drawsDone(needs.postgres, wholeProgram);
  for (const draw of await needs.draws.beginning(programScope)) {
    const before = done.get(draw.draw);
    const isStale = before === undefined || before.replacements < draw.replacements;
    if (isStale || (!before.isWhole && before.tried.getTime() + hour <= needs.now())) await beginOne(needs, draw);
  }
}

async function beginOne(needs: CasesNeeds, draw: BeginningDraw): Promise<void> {
  const drawn = await needs.draws.outcome(programScope, draw.draw);
  const procedure = inForceOn(needs, draw.procedure, today(needs.now()));
  await inTransaction(needs.postgres, async (on) => {
    await holdDraw(on, wholeProgram, draw.draw);
    const rows = new Map((await drawnRows(on, wholeProgram, draw.draw)).map((row) => [row.object, row]));
    const links = await linksOf(on, draw, drawn);
    let isWhole = true;
    for (const { object, people } of drawn) {
      const row = rows.get(object.code);
      rows.delete(object.code);
      const next =
        row?.code === undefined || row.code === null
          ? await begun(needs, on, { draw, object: object.code, people, link: links.get(object.code), procedure })
          : await reseated(needs, on, draw.draw, row, people);
      if (next !== null) await keepDrawn(on, wholeProgram, draw.draw, next);
      isWhole &&= (next ?? row)?.code !== null;
    }
    for (const row of rows.values()) if (!row.gone) await keepDrawn(on, wholeProgram, draw.draw, { ...row, gone: true });
    await markDrawDone(on, wholeProgram, { ...draw, tried: new Date(needs.now()), isWhole });
  });
}

type Link = { readonly region: string; readonly organisation: string | null; readonly building: string | null };

type ToBegin = {
  readonly draw: BeginningDraw;
  readonly object: string;
  readonly people: readonly string[];
  readonly link: Link | undefined;
  readonly procedure: Procedure | undefined;
};

async function begun(needs: CasesNeeds, on: PoolClient, { draw, object, people, link, procedure }: ToBegin): Promise<DrawnRow> {
  const row = { object, people, gone: false, code: null, problem: null };
  if (procedure === undefined) return { ...row, problem: 'no-such-procedure' };
  const { links = {} } = procedure;
  const lacks = (links.organisation === 'required' && !link?.organisation) || (links.building === 'required' && !link?.building);
  if (link === undefined || lacks) return { ...row, problem: 'draw-object-unknown' };
  const panel = panelFor(procedure);
  const seats = panel === undefined || people.length === 0 ? undefined : { panel, people };
  await on.query('SAVEPOINT one_object');
  try {
    return { ...row, code: await beginCalledFor(needs, on, { procedure: procedure.id, ...link, project: null, from: draw.draw, seats }) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // what this object lacks keeps no other from its case, nor takes a number
    await on.query('ROLLBACK TO SAVEPOINT one_object');
    return { ...row, problem: error.code === 'must-refused' ? 'draw-object-refused' : 'draw-object-unknown' };
  }
}

/** Drawn people sit on the panel of inspectors, otherwise on the first one. */
function panelFor({ panels }: Procedure): string | undefined {
  const ids = Object.keys(panels);
  return ids.find((id) => panels[id]?.from === 'inspector') ?? ids[0];
}

/** People replaced in the draw are also replaced in its case. */
async function reseated(
  needs: CasesNeeds,
  on: PoolClient,
  draw: string,
  row: DrawnRow,
  people: readonly string[],
): Promise<DrawnRow | null> {
  const [left, come] = [row.people.filter((one) => !people.includes(one)), people.filter((one) => !row.people.includes(one))];
  if (left.length === 0 && come.length === 0 && !row.gone) return null;
  const found = await store.find(on, programScope, everywhere, row.code as string, true);
  if (found === undefined) throw new Problem('not-found', 'no-such-case', { case: row.code });
  const open = await openCase(on, needs, found);
  const panel = panelFor(open.procedure);
  const event = { at: new Date(needs.now()).toISOString(), by: 'program', note: draw };
  if (panel !== undefined && left.length > 0) addEvent(open, needs.now(), { kind: 'recuse', ...event, panel, people: left });
  if (panel !== undefined && come.length > 0) addEvent(open, needs.now(), { kind: 'seat', ...event, panel, people: come });
  await keepCase(on, programScope, open, needs.now());
  return { ...row, people, gone: false };
}

/** What each object is: a building, or an organisation by its own code or that in its column. Its region, or that of the plan. */
async function linksOf(on: PoolClient, { region }: BeginningDraw, drawn: readonly DrawnObject[]): Promise<Map<string, Link>> {
  const codes = drawn.map(({ object }) => object.code);
  const owners = drawn.map(({ object }) => object.organisation).filter((code) => code !== '');
  const [buildings, organisations] = [
    await buildingsOf(on, wholeProgram, codes),
    await regionsOf(on, wholeProgram, 'organisation', [...codes, ...owners]),
  ];
  const isPlace = (await seenRegions(on, programScope, [region])).has(region);
  const made = new Map<string, Link>();
  for (const { object } of drawn) {
    const building = buildings.get(object.code);
    const organisation = [object.organisation, object.code, building?.organisation ?? ''].find(
      (code) => organisations.has(code) || code === building?.organisation,
    );
    const of =
      building?.region ?? (organisation === undefined ? undefined : organisations.get(organisation)) ?? (isPlace ? region : undefined);
    if (of === undefined || of === null) continue;
    made.set(object.code, { region: of, organisation: organisation ?? null, building: building === undefined ? null : object.code });
  }
  return made;
}
