export * from './access';
export * from './board';
export * from './calendar';
export * from './import';
export * from './money';
export * from './pool';
export * from './rank';
