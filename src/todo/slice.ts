import type { Access } from '#access/access.ts';
import type { Assignments } from '#assignment/assignment.ts';
import type { Commissioning } from '#commissioning/commissioning.ts';
import type { Imports } from '#imports/imports.ts';
import type { Readings } from '#readings/readings.ts';
import type { Reminders } from '#reminder/reminder.ts';
import type { Metering } from '#metering/metering.ts';
import type { Registry } from '#registry/registry.ts';
import type { SettingsFace } from '#settings/settings.ts';
import type { Returns } from '#return/return.ts';
import { slice } from '#slice.ts';
import type { SolarSafety } from '#solar-safety/solar-safety.ts';
import type { SourceCheck } from '#source-check/source-check.ts';
import { todoVocabulary } from './vocabulary.ts';

type Before = {
  readonly access: Access;
  readonly imports: Imports;
  readonly readings: Readings;
  readonly reminder: Reminders;
  readonly sourceCheck: SourceCheck;
  readonly commissioning: Commissioning;
  readonly solarSafety: SolarSafety;
  readonly settings: SettingsFace;
  readonly registry: Registry;
  readonly metering: Metering;
  readonly assignment: Assignments;
  readonly return: Returns;
};

export const todoSlice = slice({
  name: 'todo',
  vocabulary: todoVocabulary,
  async create({ now }, before: Before) {
    const [{ createTodo }, { todoRoutes }] = await Promise.all([import('./todo.ts'), import('./routes.ts')]);
    const face = createTodo({ now, ...before });
    return { face, router: todoRoutes(face) };
  },
});
