import { checkCondition, type ConditionFault, type FieldTypes } from '../condition/check';
import type { FieldType, FlowDefinition, FlowNode } from '../model';
import type { Issue } from './issue';

/**
 * Faults of what nodes, switches and edges refer to: stages, roles, switches, fields, conditions.
 *
 * @param subjectFields types of the subject's fields; absent: they are not checked
 */
export function checkReferences(
  definition: FlowDefinition,
  subjectFields?: Readonly<Record<string, FieldType>>,
): Issue[] {
  const typeOf = fieldTypes(definition, subjectFields);
  const issues: Issue[] = [];
  if (definition.stages.length === 0) issues.push({ code: 'no_stages' });
  for (const { key, probability } of definition.stages) {
    if (!(probability >= 0 && probability <= 100)) issues.push({ code: 'probability_range', stage: key });
  }
  for (const { key, when } of definition.switches) {
    const ofSubject: FieldTypes = (field) => (field.includes('.') ? undefined : typeOf(field));
    issues.push(...asIssues(checkCondition(when, ofSubject), { switch: key }));
  }
  for (const node of definition.nodes) {
    issues.push(...checkNames(definition, node), ...checkNodeFields(node, typeOf));
  }
  for (const { from, to, when } of definition.edges) {
    if (when !== undefined) issues.push(...asIssues(checkCondition(when, typeOf), { edge: `${from}>${to}` }));
  }
  return issues;
}

function asIssues(faults: ConditionFault[], about: Omit<Issue, 'code'>): Issue[] {
  return faults.map((fault) => ({ ...about, ...fault }));
}

function fieldTypes(definition: FlowDefinition, subject?: Readonly<Record<string, FieldType>>): FieldTypes {
  return (name) => {
    const dot = name.indexOf('.');
    if (dot < 0) return subject ? (Object.hasOwn(subject, name) ? subject[name] : undefined) : null;
    const node = definition.nodes.find(({ key }) => key === name.slice(0, dot));
    return node?.form?.find(({ key }) => key === name.slice(dot + 1))?.type;
  };
}

function checkNames(definition: FlowDefinition, node: FlowNode): Issue[] {
  const issues: Issue[] = [];
  const roles = [
    ...(node.owners ?? []).flatMap((rule) => (rule.by === 'role' ? [rule.role] : [])),
    ...(node.completion?.mode === 'role' ? [node.completion.role] : []),
    ...(node.deletableBy ?? []),
  ];
  for (const name of roles) {
    if (!definition.roles.some(({ key }) => key === name)) issues.push({ code: 'unknown_role', node: node.key, name });
  }
  if (node.stage !== undefined && !definition.stages.some(({ key }) => key === node.stage)) {
    issues.push({ code: 'unknown_stage', node: node.key, name: node.stage });
  }
  if (node.switch !== undefined && !definition.switches.some(({ key }) => key === node.switch)) {
    issues.push({ code: 'unknown_switch', node: node.key, name: node.switch });
  }
  if (node.review?.of !== undefined && !definition.nodes.some(({ key }) => key === node.review?.of)) {
    issues.push({ code: 'unknown_node', node: node.key, name: node.review.of });
  }
  return issues;
}

function checkNodeFields(node: FlowNode, typeOf: FieldTypes): Issue[] {
  const issues: Issue[] = [];
  for (const field of node.form ?? []) {
    const about = { node: node.key, field: field.key };
    if ((field.type === 'option' || field.type === 'options') && !field.options?.length) {
      issues.push({ code: 'options_missing', ...about });
    }
    if (field.bind === undefined) continue;
    const type = field.bind.includes('.') ? undefined : typeOf(field.bind);
    if (type === undefined) issues.push({ code: 'unknown_field', ...about, name: field.bind });
    else if (type !== null && type !== field.type) issues.push({ code: 'operator_type', ...about, name: field.bind });
  }
  for (const { when } of [...(node.entry ?? []), ...(node.exit ?? [])]) {
    issues.push(...asIssues(checkCondition(when, typeOf), { node: node.key }));
  }
  if (node.starts?.when) issues.push(...asIssues(checkCondition(node.starts.when, typeOf), { node: node.key }));
  return issues;
}
