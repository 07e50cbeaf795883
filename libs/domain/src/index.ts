export * from './access';
export * from './board';
export * from './rank';
