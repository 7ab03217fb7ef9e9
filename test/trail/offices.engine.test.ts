import { offices, settleOffices } from './offices.ts';
import { walks } from './walks.ts';

walks(offices, settleOffices);
