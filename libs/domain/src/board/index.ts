export * from './board-message';
export * from './board-state';
export * from './card-face';
export * from './filter';
