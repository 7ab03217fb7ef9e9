import { energy, settleEnergy } from './energy.ts';
import { walks } from './walks.ts';

walks(energy, settleEnergy);
