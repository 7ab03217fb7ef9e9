import { xmlText } from '#kernel/sound-text.ts';
import type { Language } from '#kernel/finding.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { layout } from './layout.ts';
import { actorsOf, nameOf, termOf } from './wording.ts';

const colours = { line: '#64748b', text: '#1f2937', box: '#ffffff', start: '#e0f2fe', end: '#dcfce7', limit: '#b45309' } as const;

const escaped = (text: string): string =>
  xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A coordinate as text. */
const n = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * A procedure as a picture: each state a box, each step a line with its name and who takes it, terms next to their states.
 * @param lit the state that is drawn as the current one
 * @returns SVG text
 */
export function pictureOf(procedure: Procedure, language: Language, lit?: string): string {
  const states = Object.entries(procedure.states);
  const boxes = states.map(([name, state]) => ({
    name,
    text: withTerm(nameOf(name, state, language), termOf(procedure, name, language)),
    state,
  }));
  const lines = Object.entries(procedure.transitions).flatMap(([name, step]) =>
    [step.from].flat().map((from) => ({
      name,
      from,
      to: step.to,
      text: stepText(nameOf(name, step, language), actorsOf(procedure, step, language).join('/'), language),
      auto: step.auto !== undefined,
    })),
  );
  const placed = layout(boxes, lines);
  const title = escaped(nameOf(procedure.id, procedure, language));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${placed.width} ${placed.height}" width="${placed.width}" height="${placed.height}" role="img" aria-label="${title}" font-family="sans-serif" font-size="14">`,
    `<title>${title}</title>`,
    `<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="${colours.line}"/></marker></defs>`,
    ...placed.lines.map(lineOf),
    ...placed.boxes.map((box) => boxOf(box, box.name === lit)),
    ...placed.lines.map(labelOf),
    '</svg>',
  ].join('\n');
}

type Lines = ReturnType<
  typeof layout<
    { name: string; text: string; state: Procedure['states'][string] },
    { name: string; from: string; to: string; text: string; auto: boolean }
  >
>;

function lineOf({ points, auto }: Lines['lines'][number]): string {
  const path = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
  return `<path d="${path}" fill="none" stroke="${colours.line}"${auto ? ' stroke-dasharray="5 4"' : ''} marker-end="url(#arrow)"/>`;
}

function labelOf({ label, text }: Lines['lines'][number]): string {
  return `<text x="${n(label.x)}" y="${n(label.y)}" text-anchor="middle" dominant-baseline="middle" font-size="12" fill="${colours.text}" stroke="#ffffff" stroke-width="3" paint-order="stroke">${escaped(text)}</text>`;
}

function boxOf({ x, y, width, height, text, state }: Lines['boxes'][number], isLit: boolean): string {
  const fill = state.start === true ? colours.start : state.end === true ? colours.end : colours.box;
  const frame = isLit ? `stroke="${colours.limit}" stroke-width="3"` : `stroke="${colours.line}"`;
  return (
    `<rect x="${n(x - width / 2)}" y="${n(y - height / 2)}" width="${n(width)}" height="${n(height)}" rx="6" fill="${fill}" ${frame}/>` +
    `<text x="${n(x)}" y="${n(y)}" text-anchor="middle" dominant-baseline="middle" fill="${colours.text}">${escaped(text)}</text>`
  );
}

const withTerm = (name: string, term: string | null): string => (term === null ? name : `${name} · ${term}`);

function stepText(name: string, who: string, language: Language): string {
  return language === 'zh' ? `${name}（${who}）` : `${name} (${who})`;
}
