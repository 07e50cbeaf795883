import type { FieldType } from '../model';
import { OPERATORS, type OperatorArity } from './operators';

/** What is wrong with a condition, and with which field. */
export interface ConditionFault {
  code:
    | 'condition_shape'
    | 'condition_too_deep'
    | 'unknown_operator'
    | 'unknown_field'
    | 'operator_type'
    | 'operand_shape';
  field?: string;
}

const MAX_DEPTH = 16;

/** Type of a field; undefined when it does not exist, null when its type is not known. */
export type FieldTypes = (field: string) => FieldType | null | undefined;

/** Every fault of a condition that may come from outside: shape, depth, operators, fields, operands. */
export function checkCondition(condition: unknown, typeOf: FieldTypes, depth = 1): ConditionFault[] {
  if (depth > MAX_DEPTH) return [{ code: 'condition_too_deep' }];
  if (typeof condition !== 'object' || condition === null) return [{ code: 'condition_shape' }];
  const node = condition as Record<string, unknown>;
  const parts = node['all'] ?? node['any'];
  if (Array.isArray(parts)) return parts.flatMap((part) => checkCondition(part, typeOf, depth + 1));
  if (parts !== undefined) return [{ code: 'condition_shape' }];
  if ('not' in node) return checkCondition(node['not'], typeOf, depth + 1);
  return checkLeaf(node, typeOf);
}

function checkLeaf(leaf: Record<string, unknown>, typeOf: FieldTypes): ConditionFault[] {
  const { field, op, value } = leaf;
  if (typeof field !== 'string' || typeof op !== 'string') return [{ code: 'condition_shape' }];
  if (!Object.hasOwn(OPERATORS, op)) return [{ code: 'unknown_operator', field }];
  const operator = OPERATORS[op as keyof typeof OPERATORS];
  const type = typeOf(field);
  if (type === undefined) return [{ code: 'unknown_field', field }];
  if (type !== null && !operator.types.includes(type)) return [{ code: 'operator_type', field }];
  return fitsArity(operator.arity, value) ? [] : [{ code: 'operand_shape', field }];
}

function fitsArity(arity: OperatorArity, value: unknown): boolean {
  switch (arity) {
    case 'none':
      return value === undefined;
    case 'one':
      return value !== undefined && value !== null && typeof value !== 'object';
    case 'many':
      return Array.isArray(value) && value.length > 0;
    case 'pair':
      return Array.isArray(value) && value.length === 2;
  }
}
