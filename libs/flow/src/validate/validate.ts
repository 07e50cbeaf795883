import type { FieldType, FlowDefinition } from '../model';
import { checkGraph } from './graph';
import type { Issue } from './issue';
import { checkKeys } from './keys';
import { checkReferences } from './references';
import { checkRules } from './rules';

/**
 * Everything that keeps a definition from being published; empty: it can be. The definition has the right shape (types
 * are checked at the door), and anything else may be wrong with it.
 *
 * @param subjectFields types of the subject's fields (`amount` …); absent: references to them are not checked
 */
export function validate(
  definition: FlowDefinition,
  subjectFields?: Readonly<Record<string, FieldType>>,
): Issue[] {
  return [
    ...checkKeys(definition),
    ...checkGraph(definition),
    ...checkReferences(definition, subjectFields),
    ...checkRules(definition),
  ];
}
