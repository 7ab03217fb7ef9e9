import { readFileSync, writeFileSync } from 'node:fs';
import { draftPolicy, tidied } from '#platform/knowledge/draft.ts';

// The first draft of a document's file from its text: node test/draft-document.ts FILE.txt > knowledge/policies/XX.yaml
// Runs of prose in one block, when all is marked:     node test/draft-document.ts --tidy knowledge/policies/XX.yaml
const [first, second] = process.argv.slice(2);
if (first === '--tidy' && second !== undefined) writeFileSync(second, tidied(readFileSync(second, 'utf8')));
else process.stdout.write(draftPolicy(readFileSync(first ?? '/dev/stdin', 'utf8')));
