export * from './actions';
export * from './can';
export * from './role-templates';
export * from './scope';
