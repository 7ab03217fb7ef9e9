import { asking } from './asking.ts';
import { cases, settleCases } from './cases.ts';
import { collecting, settleCollecting } from './collecting.ts';
import { flexibility, settleFlexibility } from './flexibility.ts';
import { heat, settleHeat } from './heat.ts';
import { offices, settleOffices } from './offices.ts';
import { registry } from './registry.ts';
import { walks } from './walks.ts';

walks({
  cases: { steps: cases, settle: settleCases },
  offices: { steps: offices, settle: settleOffices },
  flexibility: { steps: flexibility, settle: settleFlexibility },
  collecting: { steps: collecting, settle: settleCollecting },
  heat: { steps: heat, settle: settleHeat },
  registry: { steps: registry },
  // moves the clock forward by days
  asking: { steps: asking },
});
