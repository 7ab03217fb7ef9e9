import { expect, test } from 'vitest';
import { readKnowledge } from '../read.ts';

/** The example of the interface: a label in five states. */
const label = `kind: procedure
id: label
version: 1
status: RECALLED
source: {document: 绿色建筑标识管理办法, clause: 第二章}
links: {organisation: required, building: optional}
roles: {applicant: {who: applicant}, clerk: {who: post}, chief: {who: post}, expert: {who: panel}}
fields: {star: {type: integer, min: 1, max: 3}, area: {type: decimal, decimals: 2}, contact: {type: text, personal: true}}
evidence: {report: {types: [pdf], most: 3}}
panels: {experts: {from: expert, size: 5, groups: {hvac: 1}, quorum: 4, pass: {atLeast: 2/3, of: votes}}}
numbers: {certificate: {pattern: 'NO.04-{star}-P-{year}-{seq}', per: [year]}}
states: {draft: {start: true}, check: {}, review: {limit: none}, notice: {}, granted: {end: true}}
limits: {check: {in: [check], workdays: 5, status: CITY}, notice: {in: [notice], workdays: 7}}
transitions:
  submit: {from: draft, to: check, by: applicant, form: [star, area], optional: [contact], evidence: [report]}
  accept: {from: check, to: review, by: clerk, when: {star: {atMost: 2}}}
  pass: {from: review, to: notice, by: clerk, panel: {experts: pass}, publish: {fields: [star, area]}}
  grant: {from: notice, to: granted, by: chief, notBy: [accept], after: notice, number: certificate, effects: [{set: building.greenStar, to: $star}]}
`;

/** Faults as `code line:column`. */
const faultsOf = (text: string): string[] =>
  readKnowledge('label.yaml', text).faults.map(({ code, line, evidence }) => `${code} ${line}:${String(evidence['column'])}`);

/** The example with one piece replaced by another; it must contain the piece. */
function changed(from: string, to: string): string {
  expect(label).toContain(from);
  return label.replace(from, to);
}

/** The position of a piece in a text, as `line:column`. */
function placeOf(text: string, piece: string, within = piece): string {
  const at = text.indexOf(within) + within.indexOf(piece);
  const before = text.slice(0, at).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

test('the example of the API is valid', () => {
  const { entries, faults } = readKnowledge('label.yaml', label);
  expect(faults).toEqual([]);
  expect(entries.map(({ kind, held }) => [kind, held.id, held.version])).toEqual([['procedure', 'label', 1]]);
});

test.each([
  ['state-unknown', 'from: draft, to: check', 'from: draft, to: chekc', 'chekc', 'to: chekc'],
  ['state-unknown', 'in: [check]', 'in: [check, later]', 'later', 'in: [check, later]'],
  ['role-unknown', 'by: chief', 'by: [chief, mayor]', 'mayor', 'mayor'],
  ['field-unknown', 'form: [star, area]', 'form: [star, size]', 'size', '[star, size]'],
  ['field-unknown', 'when: {star:', 'when: {stars:', 'stars', 'stars'],
  ['field-unknown', 'to: $star', 'to: $stern', '$stern', '$stern'],
  ['field-unknown', "'NO.04-{star}-P", "'NO.04-{stern}-P", "'NO.04", "'NO.04"],
  ['limit-unknown', 'after: notice', 'after: notices', 'notices', 'notices'],
  ['panel-unknown', 'panel: {experts: pass}', 'panel: {others: pass}', 'others', 'others'],
  ['evidence-unknown', 'evidence: [report]', 'evidence: [rapport]', 'rapport', 'rapport'],
  ['number-unknown', 'number: certificate', 'number: licence', 'licence', 'licence'],
  ['transition-unknown', 'notBy: [accept]', 'notBy: [agree]', 'agree', 'agree'],
  ['limit-elsewhere', 'after: notice', 'after: check', 'check', 'after: check'],
  ['two-starts', 'check: {}, review', 'check: {start: true}, review', 'check', 'check: {start'],
  ['limit-missing', 'review: {limit: none}', 'review: {}', 'review', 'review: {}'],
  ['knowledge-field-unknown', 'workdays: 7', 'workdays: 7, wokrdays: 8', 'wokrdays', 'wokrdays'],
  ['knowledge-field-bad', 'workdays: 5', 'workdays: five', 'five', 'five'],
  ['knowledge-field-bad', 'who: panel', 'who: everybody', 'everybody', 'everybody'],
  ['field-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{atMost: size}]}', 'size', 'size'],
  ['transition-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{atMost: count.agree}]}', 'count.agree', 'count.agree'],
  ['state-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{atMost: 9, sum: {in: [done], per: [year]}}]}', 'done', 'done'],
  ['field-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{atMost: 9, when: {stars: 1}}]}', 'stars', 'stars'],
  ['field-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{equals: {total: [star, size]}}]}', 'size', '[star, size]'],
  ['knowledge-field-bad', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{equals: {total: [star], less: [last.contact]}}]}', 'last.contact', '[last.contact]'],
  ['state-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{alike: {in: [done], per: [year]}}]}', 'done', 'done'],
  ['knowledge-field-bad', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{noneOf: [coal]}]}', 'coal', '[coal]'],
  ['field-unknown', 'evidence: {report', 'registers: {all: {in: granted, fields: [star], totals: {of: [area], per: [size]}}}\nevidence: {report', 'size', '[size]'],
  ['knowledge-field-bad', 'evidence: {report', 'registers: {all: {in: granted, fields: [star], totals: {of: [contact], per: [year]}}}\nevidence: {report', 'contact', '[contact]'],
  ['building-fact-unknown', 'links: {', 'must: [{absent: house.gone}]\nlinks: {', 'house.gone', 'house.gone'],
  ['knowledge-field-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{atMost: 9, orElse: tell}]}', 'orElse', 'orElse'],
  ['knowledge-field-bad', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{atMost: today}]}', 'today', 'today'],
  ['knowledge-field-bad', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{atMost: 9, else: perhaps}]}', 'perhaps', 'perhaps'],
  ['knowledge-field-bad', 'contact: {type: text,', 'contact: {type: text, must: [{exists: project}],', '{exists', '{exists'],
  ['knowledge-field-bad', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{atMost: 9, atLeast: 1}]}', '{atMost', '{atMost'],
  ['field-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, compute: {products: [[star, size]]}}', 'size', '[star, size]'],
  ['knowledge-field-bad', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, from: house.area}', 'house.area', 'house.area'],
  ['knowledge-field-bad', 'of: votes', 'of: hands', 'hands', 'hands'],
  ['field-unknown', 'to: $star}', "to: $star}, {enter: standard, code: $number, fields: {name: x}}", '$number', '$number'],
  ['transition-unknown', 'to: $star}', 'to: $star}, {enter: standard, code: $contact, fields: {issued: $step.print}}', '$step.print', '$step.print'],
  ['knowledge-field-bad', 'to: $star}', 'to: $star}, {enter: standard, code: $contact, fields: {colour: red}}', 'colour', 'colour'],
  ['knowledge-field-bad', 'to: $star}', 'to: $star}, {enter: standard, code: $contact}', '{enter', '{enter'],
  ['knowledge-field-bad', 'to: $star}', 'to: $star}, {enter: register, code: $contact, fields: {name: x}}', 'register', 'register,'],
  ['knowledge-field-bad', 'links: {', 'must: [{absent: standard}]\nlinks: {', 'standard', 'absent: standard'],
  ['state-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{only: {in: [done], per: [area]}}]}', 'done', 'done'],
  ['field-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{only: {in: [check], per: [size]}}]}', 'size', 'size'],
  ['field-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{absent: {standard: number, but: size}}]}', 'size', 'size'],
  ['field-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{needs: size}]}', 'size', 'size'],
  ['field-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{exists: {survey: size}}]}', 'size', 'size'],
  ['field-unknown', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{exists: {season: size}}]}', 'size', 'size'],
  ['knowledge-field-bad', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{distinct: true}]}', 'true', 'true}]'],
  ['knowledge-field-bad', 'area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{among: project.buildings}]}', 'project.buildings', 'project.buildings}]'],
  ['knowledge-field-bad', 'links: {', 'must: [{absent: {standard: number}}]\nlinks: {', '{standard', '{standard'],
  ['knowledge-field-bad', 'links: {', 'must: [{only: {in: [check], per: [area]}}]\nlinks: {', 'area]}}]', 'area]}}]'],
  ['state-unknown', 'evidence: {report', 'registers: {all: {in: done, fields: [star]}}\nevidence: {report', 'done', 'in: done'],
  ['field-unknown', 'evidence: {report', 'registers: {all: {in: granted, fields: [size]}}\nevidence: {report', 'size', '[size]'],
  ['knowledge-field-bad', 'evidence: {report', 'registers: {all: {in: granted, fields: [contact]}}\nevidence: {report', 'contact', '[contact]'],
  ['knowledge-field-bad', 'evidence: {report', 'registers: {all: {in: granted, by: star, fields: [area]}}\nevidence: {report', 'star', 'by: star'],
])('%s: %s → %s is reported at its location', (code, from, to, piece, within) => {
  const text = changed(from, to);
  expect(faultsOf(text)).toEqual([`${code} ${placeOf(text, piece, within)}`]);
});

test.each([
  ['a state that no step leads to', 'notice: {}, granted: {end: true}', 'notice: {}, lost: {limit: none}, granted: {end: true}', ['state-unreachable lost']],
  [
    'the graph is not looked at beside names that are not known',
    "accept: {from: check, to: review, by: clerk, when: {star: {atMost: 2}}}",
    'accept: {from: check, to: review, by: clerk}\n  wait: {from: check, to: round, by: clerk}\n  again: {from: round, to: round, by: clerk}',
    ['state-unknown round', 'state-unknown round', 'state-unknown round'],
  ],
])('%s is the only reported fault', (_, from, to, wanted) => {
  const { faults } = readKnowledge('label.yaml', changed(from, to));
  expect(faults.map(({ code, evidence }) => `${code} ${String(evidence['name'])}`)).toEqual(wanted);
});

test('a state that leads nowhere, and one from which no path leads to an end', () => {
  const text = changed('granted: {end: true}}', 'granted: {end: true}, sink: {limit: none}, ring: {}}')
    .replace('\n  pass:', '\n  drop: {from: check, to: sink, by: clerk}\n  turn: {from: check, to: ring, by: clerk}\n  stay: {from: ring, to: ring, by: clerk}\n  pass:');
  expect(faultsOf(text)).toEqual([`dead-end ${placeOf(text, 'sink')}`, `never-ends ${placeOf(text, 'ring')}`]);
});

test('without a start nothing is reached, without an end nothing ends, and it is reported at `states`', () => {
  const start = changed('draft: {start: true}', 'draft: {}');
  expect(faultsOf(start)[0]).toBe(`no-start ${placeOf(start, 'states:')}`);
  const end = changed('granted: {end: true}', 'granted: {limit: none}');
  expect(faultsOf(end)[0]).toBe(`no-end ${placeOf(end, 'states:')}`);
});

test('all faults of a file are reported at once, in its order, and the graph is checked once names are known', () => {
  const text = label
    .replace('workdays: 5', 'workdays: 0')
    .replace('by: chief', 'by: mayor')
    .replace('personal: true', 'personel: true')
    .replace('review: {limit: none}', 'review: {}')
    .replace('by: applicant, form', 'form');
  expect(faultsOf(text)).toEqual([
    `knowledge-field-unknown ${placeOf(text, 'personel')}`,
    `knowledge-field-bad ${placeOf(text, '0', 'workdays: 0')}`,
    `knowledge-field-bad ${placeOf(text, '{from: draft')}`,
    `role-unknown ${placeOf(text, 'mayor')}`,
  ]);
});

test('invalid YAML is reported by line and column', () => {
  expect(faultsOf(changed('evidence: {report:', 'evidence: {report'))[0]).toMatch(/^yaml-broken 9:\d+$/u);
});

test('no value in place of a map causes a crash', () => {
  for (const part of ['roles', 'fields', 'states', 'limits', 'transitions', 'panels', 'numbers', 'evidence']) {
    const text = label.replace(new RegExp(`^${part}:[^]*?(?=^[a-z]|$(?![^]))`, 'mu'), `${part}: [1, null, x]\n`);
    expect(readKnowledge('label.yaml', text).faults.length).toBeGreaterThan(0);
  }
});

test('a procedure with too many states is refused before they are compared', () => {
  const states = Array.from({ length: 501 }, (_, at) => `s${at}: {}`).join(', ');
  expect(faultsOf(changed('states: {', `states: {${states}, `))).toEqual([
    `knowledge-field-bad ${placeOf(label, '{draft', 'states: {draft')}`,
  ]);
});

test('a fact that buildings do not have is refused at its location, once buildings are known', () => {
  const text = changed('area: {type: decimal, decimals: 2}', 'area: {type: decimal, must: [{atMost: building.floorAera}]}');
  expect(readKnowledge('label.yaml', text).faults).toEqual([]);
  const { faults } = readKnowledge('label.yaml', text, (_what, name) => name === 'floorArea');
  expect(faults.map(({ code, line, evidence }) => `${code} ${line}:${String(evidence['column'])}`)).toEqual([
    `building-fact-unknown ${placeOf(text, 'building.floorAera')}`,
  ]);
});

test('a figure may be calculated with a coefficient of knowledge, and take its first value from the project', () => {
  const text = changed(
    'area: {type: decimal, decimals: 2}',
    'area: {type: decimal, from: [project.projectAreaM2, building.floorArea]}, tce: {type: decimal, compute: {multiply: [area, coefficient.standard-coal/electricity]}}',
  );
  expect(faultsOf(text)).toEqual([]);
  const unknown = readKnowledge('label.yaml', text, (_what, name) => name !== 'floorArea').faults;
  expect(unknown.map(({ code, evidence }) => `${code} ${String(evidence['name'])}`)).toEqual(['building-fact-unknown building.floorArea']);
});
