import type { Access } from '#platform/access/access.ts';
import type { Assignments } from '#reporting/assignment/assignment.ts';
import type { Commissioning } from '#retrofit/commissioning/commissioning.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Reminders } from '#supervision/reminder/reminder.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { SettingsService } from '#platform/settings/settings.ts';
import type { Returns } from '#reporting/return/return.ts';
import { slice } from '#slice.ts';
import type { SolarSafety } from '#flexibility/solar-safety/solar-safety.ts';
import type { Standards } from '#casework/standards/standards.ts';
import type { SourceCheck } from '#supervision/source-check/source-check.ts';
import { todoVocabulary } from './vocabulary.ts';

type Before = {
  readonly access: Access;
  readonly imports: Imports;
  readonly readings: Readings;
  readonly reminder: Reminders;
  readonly sourceCheck: SourceCheck;
  readonly commissioning: Commissioning;
  readonly solarSafety: SolarSafety;
  readonly settings: SettingsService;
  readonly registry: Registry;
  readonly metering: Metering;
  readonly assignment: Assignments;
  readonly standards: Standards;
  readonly return: Returns;
};

export const todoSlice = slice({
  name: 'todo',
  vocabulary: todoVocabulary,
  async create({ now }, before: Before) {
    const [{ createTodo }, { todoRoutes }] = await Promise.all([import('./todo.ts'), import('./routes.ts')]);
    const service = createTodo({ now, ...before });
    return { service, router: todoRoutes(service) };
  },
});
