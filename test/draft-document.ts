import { readFileSync } from 'node:fs';
import { draftPolicy } from '#knowledge/draft.ts';

// The first draft of knowledge/policies/<code>.yaml from a document's text: node test/draft-document.ts FILE.txt > knowledge/policies/XX.yaml
process.stdout.write(draftPolicy(readFileSync(process.argv[2] ?? '/dev/stdin', 'utf8')));
