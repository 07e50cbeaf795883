import { openUnit } from '../database/open-unit';

/** A job that a unit adds would run even when the unit is rolled back, and an added job may not wait for its locks. */
export function mustBeOutsideUnit(name: string): void {
  const unit = openUnit.getStore();
  if (unit && !unit.ended) throw new Error(`the job ${name} was added inside of a unit of work: record an event instead`);
}
