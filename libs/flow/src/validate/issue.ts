/** What can be wrong with a definition. */
export type IssueCode =
  | 'bad_key'
  | 'duplicate_key'
  | 'duplicate_edge'
  | 'no_stages'
  | 'unknown_stage'
  | 'stage_missing'
  | 'probability_range'
  | 'unknown_node'
  | 'unknown_role'
  | 'unknown_switch'
  | 'unknown_field'
  | 'start_count'
  | 'end_missing'
  | 'lost_count'
  | 'edge_into_source'
  | 'edge_out_of_end'
  | 'cycle'
  | 'unreachable'
  | 'reached_twice'
  | 'reaches_no_end'
  | 'join_size'
  | 'quorum_size'
  | 'condition_without_split'
  | 'condition_missing'
  | 'default_edge'
  | 'split_too_small'
  | 'auto_mode'
  | 'reject_target'
  | 'options_missing'
  | 'condition_shape'
  | 'condition_too_deep'
  | 'unknown_operator'
  | 'operator_type'
  | 'operand_shape';

/** One fault of a definition, with what it is about. A definition without issues can be published. */
export interface Issue {
  code: IssueCode;
  stage?: string;
  node?: string;
  /** `from>to`. */
  edge?: string;
  switch?: string;
  field?: string;
  /** The role, key or other name that is wrong. */
  name?: string;
}
