import { judge } from '#green-building/policy/verdict.ts';
import { regionsOf, shippedLibrary } from '../test/library.ts';

// node bench/policy.ts: reading all knowledge, one verdict, 2,000 buildings against all rules
const read = performance.now();
const library = shippedLibrary();
const loaded = performance.now() - read;

const uses = ['office', 'school', 'hospital', 'hotel', 'mall'];
const funds = ['government', 'state-capital', 'mixed-state', 'private'];
const question = (at: number) => ({
  regions: regionsOf(at % 2 === 0 ? '140303' : '140802'),
  day: '2026-03-01',
  project: {
    work: at % 3 === 0 ? 'operate' : 'new',
    use: uses[at % 5],
    fund: funds[at % 4],
    urban: true,
    buildingAreaM2: 100 * at,
    heightM: at % 150,
  },
});

const first = performance.now();
judge(library, question(1));
const one = performance.now() - first;

const all = performance.now();
let requirements = 0;
for (let at = 0; at < 2000; at += 1) requirements += judge(library, question(at)).requirements.length;
const many = performance.now() - all;

const rules = library.documents.reduce((sum, document) => sum + document.rules.length, 0);
console.log(`${library.documents.length} documents, ${rules} rules`);
console.log(`all knowledge read and checked: ${loaded.toFixed(0)} ms`);
console.log(`first verdict: ${one.toFixed(1)} ms; 2,000 buildings: ${many.toFixed(0)} ms, ${requirements} requirements`);
