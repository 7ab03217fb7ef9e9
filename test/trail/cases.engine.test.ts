import { cases, settleCases } from './cases.ts';
import { walks } from './walks.ts';

walks(cases, settleCases);
