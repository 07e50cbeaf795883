import type { Condition } from './condition/condition';

/** A text that is data, in every language of the product. */
export interface LocalText {
  zh: string;
  en: string;
}

/** A flow template version as data: everything the engine needs to know about a kind of card. Plain JSON. */
export interface FlowDefinition {
  key: string;
  name: LocalText;
  /** Board columns, left to right. */
  stages: FlowStage[];
  nodes: FlowNode[];
  /** One start, one or more ends, at most one lost marker. */
  markers: FlowMarker[];
  edges: FlowEdge[];
  switches: FlowSwitch[];
  roles: FlowRole[];
}

/** A board column. */
export interface FlowStage {
  key: string;
  name: LocalText;
  /** Chance to win a card that stands here, 0 to 100 percent. */
  probability: number;
  /** Days without progress after which a card counts as idle. */
  idleDays?: number;
  wip?: { limit: number; hard: boolean };
  /** The entry standard shown to users. */
  standard: LocalText;
}

export type NodeKind = 'task' | 'review' | 'milestone' | 'auto' | 'split';

/** A step of work. */
export interface FlowNode {
  key: string;
  /** The stage it stands in. Only nodes under the lost marker have none. */
  stage?: string;
  name: LocalText;
  kind: NodeKind;
  /** All people these rules name together own it; nobody: card owner, then team lead. Default: the card's owner. */
  owners?: OwnerRule[];
  /** Default: any owner; auto and split nodes: by itself. */
  completion?: Completion;
  /** Default: all. */
  join?: Join;
  /** Of a split node: the first true edge, or all true edges. Default: exclusive. */
  split?: 'exclusive' | 'inclusive';
  form?: FormField[];
  deliverables?: Deliverable[];
  checklist?: ListedItem[];
  tasks?: ListedItem[];
  /** Must hold before the node may become active by somebody's confirmation. */
  entry?: Criterion[];
  /** Must hold before the node may be confirmed. */
  exit?: Criterion[];
  /** Of a review node: whose author may not review it, and where a rejection leads back to. */
  review?: { of?: string; rejectTo: string };
  due?: DueRule;
  /** Roles that may trim the node by hand; none: the node is mandatory. */
  deletableBy?: string[];
  /** A barrier: once done, it can be rolled back only by a right and with a reason. */
  noRollback?: boolean;
  /** The node is in the flow only while this switch is on. */
  switch?: string;
  /** On activation, a card of this template is started for the same subject; the exit waits until it is completed. */
  starts?: { template: string; when?: Condition };
}

export type OwnerRule = { by: 'card' } | { by: 'role'; role: string } | { by: 'person'; user: string };

export type Completion =
  | { mode: 'auto' }
  | { mode: 'any' }
  | { mode: 'all' }
  | { mode: 'quorum'; k: number }
  | { mode: 'role'; role: string };

export type Join = { mode: 'all' } | { mode: 'any'; cancelOpen?: boolean } | { mode: 'count'; k: number };

export type FieldType =
  | 'text'
  | 'longText'
  | 'number'
  | 'money'
  | 'date'
  | 'boolean'
  | 'option'
  | 'options'
  | 'user';

/** A field of a node's form. */
export interface FormField {
  key: string;
  name: LocalText;
  type: FieldType;
  required?: boolean;
  options?: FieldOption[];
  /** The subject field this one shows and writes (`amount`): its value lives on the subject while the node is open. */
  bind?: string;
  help?: LocalText;
}

export interface FieldOption {
  key: string;
  name: LocalText;
  /** Kept where it is set, offered no more. */
  retired?: boolean;
}

/** A slot that needs a file before the node may be confirmed. */
export interface Deliverable {
  key: string;
  name: LocalText;
  /** Whether the file must be an approved version. */
  approved?: boolean;
}

/** A checklist item or a child task; its key is unique within the node. */
export interface ListedItem {
  key: string;
  name: LocalText;
}

/** A condition with the words shown when it does not hold. */
export interface Criterion {
  key: string;
  name: LocalText;
  when: Condition;
}

export type DueRule =
  | { kind: 'after'; days: number; calendar: 'working' | 'calendar' }
  | { kind: 'before'; field: string; days: number; calendar: 'working' | 'calendar' };

/** Turns nodes on or off by data (tailoring, docs/flow.md 8). */
export interface FlowSwitch {
  key: string;
  name: LocalText;
  when: Condition;
}

export interface FlowRole {
  key: string;
  name: LocalText;
}

export type Outcome = 'won' | 'completed';

export type FlowMarker =
  | { key: string; kind: 'start' }
  | { key: string; kind: 'end'; outcome: Outcome }
  | { key: string; kind: 'lost' };

/** A link between two nodes or a marker and a node; its identity is `from>to`. */
export interface FlowEdge {
  from: string;
  to: string;
  /** Only on edges out of a split node. */
  when?: Condition;
  /** The edge a split takes when no condition is true; each split has exactly one. */
  default?: boolean;
}
